import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { Confirm } from '../ui/Confirm.js';
import { keptDaysQuery, recycleBinKey } from './queries.js';
import { type Deleted, useUndo } from './use-undo.js';

interface DeleteDialogProps {
  readonly nodes: readonly (Deleted & { readonly kind: 'file' | 'folder' })[];
  readonly onDeleted: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Deletes files and folders, and offers to undo it where the recycle bin keeps them. */
export function DeleteDialog({ nodes, onDeleted, onClose }: DeleteDialogProps) {
  const queries = useQueryClient();
  const { data: days } = useQuery(keptDaysQuery);
  const offerUndo = useUndo();
  const remove = async () => {
    const deleted: Deleted[] = [];
    try {
      for (const node of nodes) {
        await ask(api.DELETE('/api/v1/nodes/{id}', { params: { path: { id: node.id } } }));
        deleted.push(node);
      }
    } finally {
      if (deleted.length > 0 && days !== 0) offerUndo(deleted);
      await Promise.all([onDeleted(), queries.invalidateQueries({ queryKey: recycleBinKey })]);
    }
  };
  const [node] = nodes;
  return (
    <Confirm
      title={nodes.length === 1 ? `Delete “${node?.name}”?` : `Delete ${nodes.length} files and folders?`}
      action="Delete"
      run={remove}
      onClose={onClose}
    >
      <Text size="sm">
        {nodes.some(({ kind }) => kind === 'folder') && 'All that is in a folder is deleted, too. '}
        {consequence(days)}
      </Text>
    </Confirm>
  );
}

function consequence(days: number | undefined): string {
  if (days === 0) return 'This cannot be undone.';
  if (days === undefined) return 'It goes to the recycle bin.';
  return `It can be restored from the recycle bin for ${days} ${days === 1 ? 'day' : 'days'}.`;
}

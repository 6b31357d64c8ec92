import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { ShareDialog } from '../sharing/ShareDialog.js';
import { AskText } from '../ui/AskText.js';
import { Confirm } from '../ui/Confirm.js';
import type { NodeAction } from './actions.js';
import { NodeDetailsDialog } from './NodeDetailsDialog.js';
import { PlaceDialog } from './PlaceDialog.js';
import { folderKey, type Listed } from './queries.js';

interface NodeDialogsProps {
  readonly action: NodeAction;
  readonly nodes: readonly Listed[];
  readonly onClose: () => void;
}

/** The dialog of an action on one or several files and folders. */
export function NodeDialogs({ action, nodes, onClose }: NodeDialogsProps) {
  const queries = useQueryClient();
  const [node] = nodes;
  if (!node) return null;
  const { id, name, kind } = node;
  const refresh = () =>
    Promise.all(
      [folderKey, ['node'], ['node-at']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  const rename = async (next: string) => {
    await ask(api.PATCH('/api/v1/nodes/{id}', { params: { path: { id } }, body: { name: next } }));
    await refresh();
  };
  const remove = async () => {
    try {
      for (const gone of nodes) {
        await ask(api.DELETE('/api/v1/nodes/{id}', { params: { path: { id: gone.id } } }));
      }
    } finally {
      await refresh();
    }
  };
  switch (action) {
    case 'details':
      return <NodeDetailsDialog id={id} onClose={onClose} />;
    case 'share':
      return <ShareDialog id={id} name={name} onClose={onClose} />;
    case 'rename':
      return (
        <AskText
          title={`Rename ${kind}`}
          label="Name"
          initial={name}
          action="Rename"
          run={rename}
          onClose={onClose}
        />
      );
    case 'delete':
      return (
        <Confirm
          title={nodes.length === 1 ? `Delete “${name}”?` : `Delete ${nodes.length} files and folders?`}
          action="Delete"
          run={remove}
          onClose={onClose}
        >
          <Text size="sm">
            {nodes.some((gone) => gone.kind === 'folder') ? 'All that is in a folder is deleted, too. ' : ''}
            This cannot be undone.
          </Text>
        </Confirm>
      );
    default:
      return <PlaceDialog action={action} nodes={nodes} onDone={refresh} onClose={onClose} />;
  }
}

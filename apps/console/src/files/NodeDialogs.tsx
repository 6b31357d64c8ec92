import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { DeleteDialog } from '../recycle-bin/DeleteDialog.js';
import { ShareDialog } from '../sharing/ShareDialog.js';
import { AskText } from '../ui/AskText.js';
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
      return <DeleteDialog nodes={nodes} onDeleted={refresh} onClose={onClose} />;
    default:
      return <PlaceDialog action={action} nodes={nodes} onDone={refresh} onClose={onClose} />;
  }
}

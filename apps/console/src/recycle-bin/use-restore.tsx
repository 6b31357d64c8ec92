import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, ask, type Node } from '../api/client.js';
import { folderKey } from '../files/queries.js';
import { recycleBinKey } from './queries.js';

/** Puts something back, to where it was or to `path`, and says so. */
export function useRestore() {
  const queries = useQueryClient();
  return async (id: string, path?: string): Promise<Node> => {
    const node = await ask(
      api.POST('/api/v1/recycle-bin/{id}/restore', {
        params: { path: { id } },
        body: path === undefined ? {} : { path },
      }),
    );
    notifications.show({
      icon: <IconArrowBackUp size={18} />,
      message: `“${node.name}” is back at ${node.path}`,
    });
    await Promise.all([folderKey, recycleBinKey].map((queryKey) => queries.invalidateQueries({ queryKey })));
    return node;
  };
}

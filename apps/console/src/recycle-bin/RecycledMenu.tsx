import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconFolderSymlink, IconTrashX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, ask, type RecycledItem } from '../api/client.js';
import { AskText } from '../ui/AskText.js';
import { Confirm } from '../ui/Confirm.js';
import { recycleBinKey } from './queries.js';
import { besides } from './restored-path.js';
import { useRestore } from './use-restore.js';

type Dialog = { readonly kind: 'elsewhere'; readonly because?: string } | { readonly kind: 'purge' };

/** What can be done with something deleted; where its place is not to be had, another one is asked for. */
export function RecycledMenu({ item }: { readonly item: RecycledItem }) {
  const { id, name, path, folderDeleted, permissions } = item;
  const queries = useQueryClient();
  const restoreTo = useRestore();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const restore = useMutation({
    mutationFn: () => restoreTo(id),
    onError: (error) => {
      if (error instanceof ApiError && error.status === 404) return forget();
      setDialog({ kind: 'elsewhere', because: error.message });
    },
  });
  const forget = () => queries.invalidateQueries({ queryKey: recycleBinKey });
  const purge = async () => {
    await ask(api.DELETE('/api/v1/recycle-bin/{id}', { params: { path: { id } } }));
    await forget();
  };
  if (!permissions.restore && !permissions.purge) return null;
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Actions for ${name}`}
            loading={restore.isPending}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {permissions.restore && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => restore.mutate()}>
              Restore
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconFolderSymlink size={16} />}
            onClick={() => setDialog({ kind: 'elsewhere' })}
          >
            Restore elsewhere
          </Menu.Item>
          {permissions.purge && (
            <>
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconTrashX size={16} />}
                onClick={() => setDialog({ kind: 'purge' })}
              >
                Delete for good
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog?.kind === 'elsewhere' && (
        <AskText
          title={`Restore “${name}”`}
          label="Where to put it"
          description={dialog.because ?? 'A path, with the name that it gets.'}
          initial={folderDeleted ? path : besides(path)}
          action="Restore"
          run={(place) => restoreTo(id, place)}
          onClose={close}
        />
      )}
      {dialog?.kind === 'purge' && (
        <Confirm title={`Delete “${name}” for good?`} action="Delete for good" run={purge} onClose={close}>
          <Text size="sm">
            {item.kind === 'folder' && 'All that was in it is deleted, too. '}This cannot be undone.
          </Text>
        </Confirm>
      )}
    </>
  );
}

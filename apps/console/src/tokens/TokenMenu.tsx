import { ActionIcon, Menu, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPencil, IconPlugConnected, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, type Token } from '../api/client.js';
import { ConnectSteps } from '../connect/ConnectSteps.js';
import { AskText } from '../ui/AskText.js';
import { Confirm } from '../ui/Confirm.js';
import { RotateDialog } from './RotateDialog.js';

type Dialog = 'connect' | 'rename' | 'rotate' | 'revoke';

/** What can be done with a token, and the dialogs that do it. */
export function TokenMenu({ token }: { readonly token: Token }) {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { id, name, status } = token;
  if (status === 'revoked' || status === 'expired') return null;

  const params = { path: { id } };
  const refresh = () => queries.invalidateQueries({ queryKey: ['tokens'] });
  const rename = async (text: string) => {
    await ask(api.PATCH('/api/v1/tokens/{id}', { params, body: { name: text } }));
    await refresh();
  };
  const revoke = async () => {
    await ask(api.DELETE('/api/v1/tokens/{id}', { params }));
    notifications.show({ message: `“${name}” is revoked, on every door.` });
    await refresh();
  };

  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlugConnected size={16} />} onClick={() => setDialog('connect')}>
            How to connect
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
            Rename
          </Menu.Item>
          {token.kind !== 'ssh_key' && (
            <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => setDialog('rotate')}>
              Rotate
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => setDialog('revoke')}>
            Revoke
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'connect' && (
        <Modal
          opened
          onClose={close}
          size="lg"
          title={`Connect with “${name}”`}
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <ConnectSteps login={token.login} doors={token.doors} />
        </Modal>
      )}
      {dialog === 'rename' && (
        <AskText
          title="Rename token"
          label="Name"
          initial={name}
          action="Rename"
          run={rename}
          onClose={close}
        />
      )}
      {dialog === 'rotate' && <RotateDialog token={token} onClose={close} />}
      {dialog === 'revoke' && (
        <Confirm title={`Revoke “${name}”?`} action="Revoke" run={revoke} onClose={close}>
          <Text size="sm">
            It ends within a second on every door, also in open sessions and running downloads. This cannot be
            undone.
          </Text>
        </Confirm>
      )}
    </>
  );
}

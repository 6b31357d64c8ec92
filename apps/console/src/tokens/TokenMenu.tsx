import { ActionIcon, Menu, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDots,
  IconHistory,
  IconPencil,
  IconPlugConnected,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask, type Token } from '../api/client.js';
import { ConnectionCheck } from '../connect/ConnectionCheck.js';
import { ConnectSteps } from '../connect/ConnectSteps.js';
import { Confirm } from '../ui/Confirm.js';
import { EditTokenDialog } from './EditTokenDialog.js';
import { showToken, tokenQuery } from './queries.js';
import { RotateDialog } from './RotateDialog.js';

type Dialog = 'connect' | 'edit' | 'rotate' | 'revoke';

/** What can be done with a token, and the dialogs that do it. */
export function TokenMenu({ token }: { readonly token: Token }) {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { id, name, status } = token;
  if (status === 'revoked' || status === 'expired') return null;

  const revoke = async () => {
    await ask(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }));
    notifications.show({ message: `“${name}” is revoked, on every door.` });
    showToken(queries, await queries.fetchQuery({ ...tokenQuery(id), staleTime: 0 }));
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
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>
            Edit
          </Menu.Item>
          {token.kind !== 'ssh_key' && (
            <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => setDialog('rotate')}>
              Rotate
            </Menu.Item>
          )}
          <Menu.Item component={Link} href={`/audit?tokenId=${id}`} leftSection={<IconHistory size={16} />}>
            Activity
          </Menu.Item>
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
          <Stack>
            <ConnectionCheck login={token.login} token={token} />
            <ConnectSteps login={token.login} doors={token.kind === 'ssh_key' ? ['sftp'] : token.doors} />
          </Stack>
        </Modal>
      )}
      {dialog === 'edit' && <EditTokenDialog token={token} onClose={close} />}
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

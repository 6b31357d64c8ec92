import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconHistory, IconKeyOff, IconLogout, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, ask, type User } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';
import { Confirm } from '../ui/Confirm.js';

type Dialog = 'sign-out' | 'revoke' | 'delete';

/** What ends something of a user, each confirmed. */
export function PersonActions({ user: { login, kind } }: { readonly user: User }) {
  const me = useCurrentUser();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<Dialog>();
  const params = { path: { login } };
  const close = () => setDialog(undefined);

  const signOut = async () => {
    await ask(api.DELETE('/api/v1/users/{login}/sessions', { params }));
    notifications.show({ message: `${login} is signed out everywhere.` });
  };
  const revokeAll = async () => {
    const { revoked } = await ask(api.DELETE('/api/v1/users/{login}/tokens', { params }));
    notifications.show({ message: `${revoked} tokens and sessions are revoked, on every door.` });
    await queries.invalidateQueries({ queryKey: ['tokens', login] });
  };
  const remove = async () => {
    await ask(api.DELETE('/api/v1/users/{login}', { params }));
    notifications.show({ message: `${login} is deleted.` });
    queries.removeQueries({ queryKey: ['users', login] });
    void queries.invalidateQueries({ queryKey: ['users'] });
    navigate('/people');
  };

  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            href={`/audit?${new URLSearchParams({ login })}`}
            leftSection={<IconHistory size={16} />}
          >
            Audit of {login}
          </Menu.Item>
          {kind === 'person' && (
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => setDialog('sign-out')}>
              Sign out everywhere
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconKeyOff size={16} />} onClick={() => setDialog('revoke')}>
            Revoke all tokens
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            color="red"
            disabled={login === me.login}
            onClick={() => setDialog('delete')}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'sign-out' && (
        <Confirm title={`Sign ${login} out?`} action="Sign out" run={signOut} onClose={close}>
          <Text size="sm">All sessions of the console end at once. Tokens stay.</Text>
        </Confirm>
      )}
      {dialog === 'revoke' && (
        <Confirm title={`Revoke all tokens of ${login}?`} action="Revoke all" run={revokeAll} onClose={close}>
          <Text size="sm">
            They end within a second on every door, SSH keys and sessions of the console included. This cannot
            be undone.
          </Text>
        </Confirm>
      )}
      {dialog === 'delete' && (
        <Confirm title={`Delete ${login}?`} action="Delete" run={remove} onClose={close}>
          <Text size="sm">
            The user, all tokens and grants, and the personal workspace with everything in it are deleted.
            This cannot be undone; disabling can.
          </Text>
        </Confirm>
      )}
    </>
  );
}

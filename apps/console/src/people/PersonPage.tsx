import {
  Button,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, ask, type User, type UserChanges } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';
import { CreateTokenDialog } from '../tokens/CreateTokenDialog.js';
import { TokenTable } from '../tokens/TokenTable.js';
import { Page } from '../ui/Page.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { PersonActions } from './PersonActions.js';
import { PersonGrants } from './PersonGrants.js';

export default function PersonPage({ login }: { readonly login: string }) {
  const [creating, setCreating] = useState<'pat' | 'ssh_key'>();
  const { data: user, error } = useQuery({
    queryKey: ['users', login],
    queryFn: () => ask(api.GET('/api/v1/users/{login}', { params: { path: { login } } })),
  });
  return (
    <Page title={login} about={user && describe(user)} actions={user && <PersonActions user={user} />}>
      <Failure error={error} />
      {!user && !error && <Loading />}
      {user && <Account key={`${user.quotaBytes} ${user.owner}`} user={user} />}
      <Group justify="space-between">
        <Title order={2} size="h4">
          Tokens
        </Title>
        <Group gap="xs">
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} />}
            onClick={() => setCreating('ssh_key')}
          >
            New SSH key
          </Button>
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setCreating('pat')}>
            New token
          </Button>
        </Group>
      </Group>
      <Paper withBorder radius="lg">
        <TokenTable
          login={login}
          empty={
            <Empty icon={<IconKey size={26} />} title="No tokens">
              {login} cannot connect with any program yet.
            </Empty>
          }
        />
      </Paper>
      <Title order={2} size="h4">
        Grants
      </Title>
      <PersonGrants login={login} />
      {creating && (
        <CreateTokenDialog
          login={login}
          isOwn={false}
          kind={creating}
          onClose={() => setCreating(undefined)}
        />
      )}
    </Page>
  );
}

function describe({ kind, isAdmin, owner }: User): string {
  if (kind === 'service') return `Service account${owner === null ? '' : `, answered for by ${owner}`}`;
  return isAdmin ? 'Administrator' : 'Person';
}

const megabyte = 1_000_000;

function Account({ user }: { readonly user: User }) {
  const me = useCurrentUser();
  const queries = useQueryClient();
  const { login, isAdmin, disabledAt, quotaBytes, kind, owner } = user;
  const [nextOwner, setNextOwner] = useState(owner ?? '');
  const [quota, setQuota] = useState<number | string>(quotaBytes === null ? '' : quotaBytes / megabyte);
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: (body: UserChanges) =>
      ask(api.PATCH('/api/v1/users/{login}', { params: { path: { login } }, body })),
    onSuccess(_user, { password: changed }) {
      if (changed !== undefined) setPassword('');
      notifications.show({ message: 'Saved.' });
      void queries.invalidateQueries({ queryKey: ['users'] });
      void queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  const isNumber = quota === '' || typeof quota === 'number';
  const concerns = (field: keyof UserChanges) =>
    change.error && change.variables && field in change.variables ? change.error.message : undefined;
  return (
    <Paper withBorder radius="lg" p="lg">
      <Stack>
        <Switch
          label="May come in"
          description="Switching it off ends all sessions and blocks all tokens at once; switching it on gives the tokens back."
          checked={disabledAt === null}
          disabled={login === me.login}
          onChange={(event) => change.mutate({ disabled: !event.currentTarget.checked })}
        />
        {kind === 'person' && (
          <Switch
            label="Administrator"
            description="May do everything here, and give it to others."
            checked={isAdmin}
            disabled={login === me.login}
            onChange={(event) => change.mutate({ isAdmin: event.currentTarget.checked })}
          />
        )}
        <Group align="flex-start" gap="sm">
          <NumberInput
            label="Quota in MB"
            placeholder="no limit"
            min={0}
            value={quota}
            onChange={setQuota}
            error={isNumber ? concerns('quotaBytes') : 'Enter a number, or nothing.'}
          />
          <Button
            variant="default"
            mt={25}
            disabled={!isNumber}
            onClick={() =>
              change.mutate({ quotaBytes: typeof quota === 'number' ? Math.round(quota * megabyte) : null })
            }
          >
            Save quota
          </Button>
        </Group>
        {kind === 'person' && (
          <Group align="flex-start" gap="sm">
            <PasswordInput
              label="New password for the console"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={concerns('password')}
              autoComplete="new-password"
              miw={240}
              visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            />
            <Button
              variant="default"
              mt={25}
              disabled={password === ''}
              onClick={() => change.mutate({ password })}
            >
              Set password
            </Button>
          </Group>
        )}
        {kind === 'service' && (
          <Group align="flex-start" gap="sm">
            <TextInput
              label="Answered for by"
              value={nextOwner}
              onChange={(event) => setNextOwner(event.currentTarget.value)}
              error={concerns('owner')}
            />
            <Button
              variant="default"
              mt={25}
              disabled={nextOwner.trim() === '' || nextOwner === owner}
              onClick={() => change.mutate({ owner: nextOwner.trim() })}
            >
              Hand over
            </Button>
          </Group>
        )}
        {(concerns('disabled') ?? concerns('isAdmin')) && <Failure error={change.error} />}
        {change.error instanceof ApiError && change.error.status === 0 && (
          <Text size="sm">Nothing was changed.</Text>
        )}
      </Stack>
    </Paper>
  );
}

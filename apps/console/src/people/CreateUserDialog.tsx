import { Button, Group, Modal, PasswordInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError, api, ask } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';
import { Failure } from '../ui/states.js';

type Kind = 'person' | 'service';

/** A person, with a password for the console or without, or a service account that somebody answers for. */
export function CreateUserDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const me = useCurrentUser();
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Kind>('person');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isAdmin, setAdmin] = useState(false);
  const [owner, setOwner] = useState(me.login);
  const [tried, setTried] = useState(false);
  const isPerson = kind === 'person';
  const create = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/users', {
          body: {
            ...{ login: login.trim(), kind },
            ...(isPerson ? { isAdmin, ...(password !== '' && { password }) } : { owner: owner.trim() }),
          },
        }),
      ),
    onSuccess(user) {
      void queries.invalidateQueries({ queryKey: ['users'] });
      navigate(`/people/${encodeURIComponent(user.login)}`);
    },
  });
  const refused = create.error instanceof ApiError ? create.error.fields : {};
  const faults = {
    ...(login.trim() === '' && { login: 'Enter a user name.' }),
    ...(!isPerson && owner.trim() === '' && { owner: 'Name an administrator.' }),
  };
  const shown: Readonly<Record<string, string | undefined>> = { ...refused, ...(tried && faults) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New user" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Radio.Group label="Kind" value={kind} onChange={(value) => setKind(value as Kind)}>
            <Stack gap={8} mt={6}>
              <Radio value="person" label="Person" description="May sign in to this console." />
              <Radio
                value="service"
                label="Service account"
                description="Lives by tokens alone; an administrator answers for it."
              />
            </Stack>
          </Radio.Group>
          <TextInput
            label="User name"
            description="A personal workspace of this name is made, too."
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            error={shown.login}
            autoComplete="off"
            data-autofocus
          />
          {isPerson ? (
            <>
              <PasswordInput
                label="Password for the console"
                description="Empty: none; it can be set later."
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                error={shown.password}
                autoComplete="new-password"
                visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
              />
              <Switch
                label="Administrator"
                checked={isAdmin}
                onChange={(event) => setAdmin(event.currentTarget.checked)}
              />
            </>
          ) : (
            <TextInput
              label="Answered for by"
              description="User name of an administrator."
              value={owner}
              onChange={(event) => setOwner(event.currentTarget.value)}
              error={shown.owner}
            />
          )}
          {Object.keys(refused).length === 0 && <Failure error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

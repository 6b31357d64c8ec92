import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { type Permission, permissionWords } from './permissions.js';

interface AddPersonProps {
  readonly id: string;
  readonly suggested: string;
  readonly onAdded: () => Promise<unknown>;
}

/** Gives somebody a right, by user name. */
export function AddPerson({ id, suggested, onAdded }: AddPersonProps) {
  const [login, setLogin] = useState(suggested);
  const [permission, setPermission] = useState<Permission>('r');
  const add = useMutation({
    async mutationFn() {
      const name = login.trim();
      if (name === '') throw new Error('Enter a user name.');
      const params = { path: { id, login: name } };
      await ask(api.PUT('/api/v1/nodes/{id}/grants/{login}', { params, body: { permission } }));
      await onAdded();
    },
    onSuccess: () => setLogin(''),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Group align="flex-start" gap="sm">
        <TextInput
          label="User name"
          value={login}
          data-autofocus
          autoComplete="off"
          autoCapitalize="none"
          flex="1 1 11rem"
          onChange={(event) => {
            setLogin(event.currentTarget.value);
            add.reset();
          }}
          error={add.error?.message}
        />
        <Select
          label="May"
          data={permissionWords}
          value={permission}
          allowDeselect={false}
          w={170}
          onChange={(value) => value && setPermission(value as Permission)}
        />
        <Button type="submit" mt={25} loading={add.isPending}>
          Share
        </Button>
      </Group>
    </form>
  );
}

import { ActionIcon, Anchor, Badge, Group, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask, type Grant } from '../api/client.js';
import { addressOf, folderOf } from '../files/paths.js';
import { useCurrentUser } from '../session/current-user.js';
import { Confirm } from '../ui/Confirm.js';
import { Failure } from '../ui/states.js';
import { type Permission, permissionWords } from './permissions.js';

interface GrantListProps {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly onChanged: () => Promise<unknown>;
}

/** Who has a right here; what comes from a folder above is changed there. */
export function GrantList({ id, grants, onChanged }: GrantListProps) {
  const me = useCurrentUser();
  const [leaving, setLeaving] = useState<Grant>();
  const change = useMutation({
    async mutationFn({ login, permission }: { login: string; permission: Permission }) {
      const params = { path: { id, login } };
      await ask(api.PUT('/api/v1/nodes/{id}/grants/{login}', { params, body: { permission } }));
      await onChanged();
    },
  });
  const remove = useMutation({
    async mutationFn({ login }: Grant) {
      await ask(api.DELETE('/api/v1/nodes/{id}/grants/{login}', { params: { path: { id, login } } }));
      await onChanged();
    },
  });
  if (grants.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nobody has a right here yet.
      </Text>
    );
  }
  return (
    <Stack gap={4} component="ul" className="plain-list" aria-label="Who may read or write here">
      {grants.map((grant) => {
        const { nodeId, login, permission, path } = grant;
        const isHere = nodeId === id;
        return (
          <Group key={nodeId + login} component="li" justify="space-between" wrap="nowrap" mih={44} gap="sm">
            <div className="wrapping">
              <Text size="sm" fw={550}>
                {login}{' '}
                {login === me.login && (
                  <Badge size="xs" variant="light" ml={4}>
                    you
                  </Badge>
                )}
              </Text>
              {!isHere && (
                <Text size="xs" c="dimmed">
                  from{' '}
                  <Anchor component={Link} href={addressOf(folderOf(path))} size="xs" underline="always">
                    {path}
                  </Anchor>
                </Text>
              )}
            </div>
            {isHere ? (
              <Group gap={4} wrap="nowrap">
                <Select
                  size="sm"
                  w={160}
                  aria-label={`What ${login} may do`}
                  data={permissionWords}
                  value={permission}
                  allowDeselect={false}
                  onChange={(value) => value && change.mutate({ login, permission: value as Permission })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={`Take the right from ${login}`}
                  onClick={() => (login === me.login ? setLeaving(grant) : remove.mutate(grant))}
                >
                  <IconX size={17} />
                </ActionIcon>
              </Group>
            ) : (
              <Text size="sm" c="dimmed">
                {permissionWords.find(({ value }) => value === permission)?.label}
              </Text>
            )}
          </Group>
        );
      })}
      <Failure error={change.error ?? remove.error} />
      {leaving && (
        <Confirm
          title="Take the right from yourself?"
          action="Take it away"
          run={() => remove.mutateAsync(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <Text size="sm">
            You will no longer reach it, here or with any program, unless another right leads there.
          </Text>
        </Confirm>
      )}
    </Stack>
  );
}

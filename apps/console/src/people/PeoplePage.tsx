import { Avatar, Badge, Button, Center, Group, Paper, Table, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask, type User } from '../api/client.js';
import { Page } from '../ui/Page.js';
import { size } from '../ui/size.js';
import { Failure, Loading } from '../ui/states.js';
import { ago } from '../ui/time.js';
import { WideTable } from '../ui/WideTable.js';
import { CreateUserDialog } from './CreateUserDialog.js';

export default function PeoplePage() {
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['users'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) =>
      ask(
        api.GET('/api/v1/users', {
          params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const users = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title="People"
      about="Everybody who may come in, persons and service accounts."
      actions={
        <Button leftSection={<IconUserPlus size={18} />} onClick={() => setCreating(true)}>
          New user
        </Button>
      }
    >
      <Failure error={error} retry={refetch} />
      <Paper withBorder radius="lg">
        {!data && !error && <Loading />}
        {data && (
          <WideTable label="Users" minWidth={520} columns={['User', 'Status', 'Quota', 'Created']}>
            {users.map((user) => (
              <UserRow key={user.id} user={user} />
            ))}
          </WideTable>
        )}
        {hasNextPage && (
          <Center p="md">
            <Button variant="default" onClick={() => fetchNextPage()}>
              Show more
            </Button>
          </Center>
        )}
      </Paper>
      {isCreating && <CreateUserDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function UserRow({
  user: { login, isAdmin, kind, disabledAt, quotaBytes, createdAt },
}: {
  readonly user: User;
}) {
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={`/people/${encodeURIComponent(login)}`} className="plain-link">
          <Group gap="sm" wrap="nowrap">
            <Avatar size={30} name={login} color="patio" variant="filled" alt="" />
            <div>
              <Text size="sm" fw={600}>
                {login}
              </Text>
              <Text size="xs" c="dimmed">
                {kind === 'service' ? 'Service account' : isAdmin ? 'Administrator' : 'Person'}
              </Text>
            </div>
          </Group>
        </Link>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={disabledAt === null ? 'teal' : 'gray'}>
          {disabledAt === null ? 'active' : 'disabled'}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{quotaBytes === null ? 'no limit' : size(quotaBytes)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{ago(createdAt)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

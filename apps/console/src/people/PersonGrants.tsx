import { ActionIcon, Paper, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFolderOff, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask, type Schemas } from '../api/client.js';
import { permissionWords } from '../tokens/scopes.js';
import { Confirm } from '../ui/Confirm.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { ago } from '../ui/time.js';
import { WideTable } from '../ui/WideTable.js';

type Grant = Schemas['Grant'];

/** Where a user may do what, and taking it away. New grants are given where the file or folder is. */
export function PersonGrants({ login }: { readonly login: string }) {
  const queries = useQueryClient();
  const queryKey = ['grants-of', login];
  const [leaving, setLeaving] = useState<Grant>();
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => ask(api.GET('/api/v1/users/{login}/grants', { params: { path: { login } } })),
  });
  const withdraw = async ({ nodeId, path }: Grant) => {
    await ask(api.DELETE('/api/v1/nodes/{id}/grants/{login}', { params: { path: { id: nodeId, login } } }));
    notifications.show({ message: `${login} has no grant on ${path} any more.` });
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <Paper withBorder radius="lg">
      <Failure error={error} />
      {!data && !error && <Loading rows={2} />}
      {data?.items.length === 0 && (
        <Empty icon={<IconFolderOff size={26} />} title="No grants">
          {login} reaches no file.
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <WideTable label="Grants" minWidth={520} columns={['Where', 'May', 'Since', 'Actions']}>
          {data.items.map((grant) => (
            <Table.Tr key={grant.nodeId}>
              <Table.Td className="wrapping">
                <Link
                  href={`/files${grant.path.split('/').map(encodeURIComponent).join('/')}`}
                  className="plain-link"
                >
                  {grant.path}
                </Link>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{permissionWords[grant.permission]}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{ago(grant.createdAt)}</Text>
              </Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Withdraw the grant on ${grant.path}`}
                  onClick={() => setLeaving(grant)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
      {leaving && (
        <Confirm
          title={`Withdraw the grant on ${leaving.path}?`}
          action="Withdraw"
          run={() => withdraw(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <Text size="sm">{login} then has what other grants give, in open sessions too.</Text>
        </Confirm>
      )}
    </Paper>
  );
}

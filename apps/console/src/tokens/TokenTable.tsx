import { Badge, Group, Table, Text, Tooltip } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Token } from '../api/client.js';
import { useTokenNews } from '../live/use-token-news.js';
import { doorNames } from '../ui/doors.js';
import { ShowMore } from '../ui/ShowMore.js';
import { Failure, Loading } from '../ui/states.js';
import { ago, duration, exactly } from '../ui/time.js';
import { WideTable } from '../ui/WideTable.js';
import { applyNews, type ListedKind, tokensQuery } from './queries.js';
import { ScopeWords } from './ScopeWords.js';
import { TokenMenu } from './TokenMenu.js';

const colors: Readonly<Record<Token['status'], string>> = {
  ...{ active: 'teal', pending: 'blue', blocked: 'orange' },
  ...{ expired: 'gray', exhausted: 'gray', revoked: 'gray' },
};

interface TokenTableProps {
  /** One's own login, or, for administrators, anybody's. */
  readonly login: string;
  readonly kind?: ListedKind;
  readonly empty: ReactNode;
}

/** The tokens of one user, kept as they are now. */
export function TokenTable({ login, kind, empty }: TokenTableProps) {
  const queries = useQueryClient();
  const list = useInfiniteQuery(tokensQuery(login, kind));
  useTokenNews(login, (news) => void applyNews(queries, login, news));
  const { data, error, refetch } = list;
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const tokens = data.pages.flatMap(({ items }) => items);
  if (tokens.length === 0) return empty;
  return (
    <>
      <WideTable
        label="Tokens"
        minWidth={860}
        columns={['Name', 'Status', 'Ends', 'May', 'Last used', 'Created', 'Actions']}
      >
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </WideTable>
      <ShowMore list={list} />
    </>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const { name, status, kind, fingerprint, createdAt, restrictions, doors, networks, maxUses } = token;
  const limits = [
    ...restrictions,
    ...(doors ? [`only ${doors.map((door) => doorNames[door]).join(', ')}`] : []),
    ...(networks ? [`from ${networks.join(', ')}`] : []),
  ];
  return (
    <Table.Tr>
      <Table.Td maw={220}>
        <Text size="sm" fw={600} className="wrapping">
          {name}
        </Text>
        {kind === 'ssh_key' && (
          <Text size="xs" c="dimmed" className="wrapping">
            SSH key {fingerprint}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Tooltip label={token.blockedReason} disabled={token.blockedReason === null}>
          <Badge color={colors[status]} variant="light">
            {status}
          </Badge>
        </Tooltip>
        {maxUses !== null && (
          <Text size="xs" c="dimmed">
            {Math.max(0, maxUses - token.uses)} of {maxUses} logins left
          </Text>
        )}
        {status === 'pending' && token.notBefore !== null && (
          <Text size="xs" c="dimmed">
            from {exactly(token.notBefore)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Ends token={token} />
      </Table.Td>
      <Table.Td maw={260}>
        <ScopeWords scopes={token.scopes} />
        {limits.length > 0 && (
          <Text size="xs" c="dimmed">
            {limits.join('; ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <LastUse token={token} />
      </Table.Td>
      <Table.Td>
        <When instant={createdAt} />
      </Table.Td>
      <Table.Td>
        <Group justify="flex-end">
          <TokenMenu token={token} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Ends({
  token: { status, endsAt, expiresAt, autoRefreshSeconds, revokedAt },
}: {
  readonly token: Token;
}) {
  if (status === 'revoked' && revokedAt !== null) return <When instant={revokedAt} />;
  if (endsAt === null) return <Text size="sm">never</Text>;
  return (
    <>
      <When instant={endsAt} />
      {autoRefreshSeconds !== null && (
        <Text size="xs" c="dimmed">
          {duration(autoRefreshSeconds)} without use
          {expiresAt !== null && `, ${exactly(expiresAt)} at the latest`}
        </Text>
      )}
    </>
  );
}

function LastUse({ token }: { readonly token: Token }) {
  const { lastUsedAt, lastUsedDoor, lastUsedAddress, lastUsedClient } = token;
  if (lastUsedAt === null) {
    return (
      <Text size="sm" c="dimmed">
        never
      </Text>
    );
  }
  return (
    <>
      <When instant={lastUsedAt} />
      <Text size="xs" c="dimmed" title={lastUsedClient ?? undefined}>
        {lastUsedDoor && doorNames[lastUsedDoor]}
        {lastUsedAddress !== null && ` from ${lastUsedAddress}`}
      </Text>
    </>
  );
}

function When({ instant }: { readonly instant: string }) {
  return (
    <Text size="sm" title={exactly(instant)} component="time" dateTime={instant} display="block">
      {ago(instant)}
    </Text>
  );
}

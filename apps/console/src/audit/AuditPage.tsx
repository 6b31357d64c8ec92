import { Badge, Button, Paper, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';
import { type AuditEntry, api, ask } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';
import { Page } from '../ui/Page.js';
import { ShowMore } from '../ui/ShowMore.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { ago, exactly } from '../ui/time.js';
import { WideTable } from '../ui/WideTable.js';
import { AuditActions } from './AuditActions.js';
import { AuditFilters } from './AuditFilters.js';
import {
  type AuditFilter,
  faultsOfFilter,
  filterQuery,
  filterSearch,
  noFilter,
  readFilter,
} from './filter.js';

export default function AuditPage() {
  const { isAdmin } = useCurrentUser();
  const [, navigate] = useLocation();
  const filter = readFilter(useSearch());
  const setFilter = (next: AuditFilter) => {
    const search = filterSearch(next);
    navigate(search === '' ? '/audit' : `/audit?${search}`, { replace: true });
  };
  return (
    <Page
      title={isAdmin ? 'Audit' : 'Activity'}
      about={
        isAdmin
          ? 'Who did what, through which door, from where, newest first.'
          : 'What was done in your name.'
      }
      actions={isAdmin && <AuditActions filter={filter} />}
    >
      <AuditFilters filter={filter} onChange={setFilter} />
      <Paper withBorder radius="lg">
        <Entries filter={filter} onClear={() => setFilter(noFilter)} />
      </Paper>
    </Page>
  );
}

function Entries({ filter, onClear }: { readonly filter: AuditFilter; readonly onClear: () => void }) {
  const [settled] = useDebouncedValue(filterSearch(filter), 250);
  const list = useInfiniteQuery({
    queryKey: ['audit', settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = {
        limit: 50,
        ...filterQuery(readFilter(settled)),
        ...(cursor !== undefined && { cursor }),
      };
      return ask(api.GET('/api/v1/audit', { params: { query } }));
    },
    enabled: Object.keys(faultsOfFilter(readFilter(settled))).length === 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = list;
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading rows={6} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return (
      <Empty icon={<IconHistory size={26} />} title="Nothing found">
        No entry is as the filters say.{' '}
        <Button size="compact-sm" variant="default" ml="xs" onClick={onClear}>
          Clear them
        </Button>
      </Empty>
    );
  }
  return (
    <>
      <WideTable label="Entries" minWidth={760} columns={['When', 'Who', 'What', 'Where', 'From', 'Result']}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </WideTable>
      <ShowMore list={list} />
    </>
  );
}

function EntryRow({
  entry: { at, login, operation, path, door, address, result },
}: {
  readonly entry: AuditEntry;
}) {
  const isOk = result === 'ok';
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" title={exactly(at)}>
          {ago(at)}
        </Text>
      </Table.Td>
      <Table.Td className="wrapping">{login ?? '–'}</Table.Td>
      <Table.Td>
        <Text size="sm" fw={500}>
          {operation}
        </Text>
      </Table.Td>
      <Table.Td maw={280} className="wrapping">
        {path ?? '–'}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {door}
          {address !== null && `, ${address}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={isOk ? 'teal' : 'red'}>
          {result}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

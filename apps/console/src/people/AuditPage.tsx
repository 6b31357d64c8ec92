import { Badge, Group, Paper, Select, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditEntry, api, ask } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';
import { Page } from '../ui/Page.js';
import { ShowMore } from '../ui/ShowMore.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { ago, exactly } from '../ui/time.js';
import { WideTable } from '../ui/WideTable.js';

interface Filter {
  readonly login?: string;
  readonly operation?: string;
  readonly door?: AuditEntry['door'];
  readonly result?: 'ok' | 'refused';
}

export default function AuditPage() {
  const { isAdmin } = useCurrentUser();
  const [filter, setFilter] = useState<Filter>({});
  return (
    <Page
      title={isAdmin ? 'Audit' : 'Activity'}
      about={
        isAdmin
          ? 'Who did what, through which door, from where, newest first.'
          : 'What was done in your name.'
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      <Paper withBorder radius="lg">
        <Entries filter={filter} />
      </Paper>
    </Page>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { isAdmin } = useCurrentUser();
  const set = (key: keyof Filter, value: string | null) =>
    onChange({ ...filter, [key]: value === null || value === '' ? undefined : value });
  return (
    <Group gap="sm">
      {isAdmin && (
        <TextInput
          label="User"
          value={filter.login ?? ''}
          onChange={(event) => set('login', event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Operation"
        placeholder="token.mint"
        value={filter.operation ?? ''}
        onChange={(event) => set('operation', event.currentTarget.value)}
      />
      <Select
        label="Door"
        placeholder="all"
        clearable
        w={130}
        data={['rest', 'webdav', 'sftp', 'cli']}
        value={filter.door ?? null}
        onChange={(value) => set('door', value)}
      />
      <Select
        label="Result"
        placeholder="all"
        clearable
        w={130}
        data={['ok', 'refused']}
        value={filter.result ?? null}
        onChange={(value) => set('result', value)}
      />
    </Group>
  );
}

function Entries({ filter }: { readonly filter: Filter }) {
  const [settled] = useDebouncedValue(filter, 250);
  const list = useInfiniteQuery({
    queryKey: ['audit', settled],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const set = Object.entries({ ...settled, cursor }).filter(([, value]) => value !== undefined);
      return ask(api.GET('/api/v1/audit', { params: { query: { limit: 50, ...Object.fromEntries(set) } } }));
    },
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
        No entry is as the filters say.
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

import { Autocomplete, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useCurrentUser } from '../session/current-user.js';
import { type AuditFilter, faultsOfFilter } from './filter.js';

const operations = [
  ...['login', 'create', 'replace', 'read', 'move', 'copy', 'delete', 'restore', 'purge', 'lock'],
  ...['token.mint', 'token.update', 'token.rotate', 'token.revoke', 'token.revoke-all', 'token.reuse'],
  ...['token.leak', 'grant.set', 'grant.remove', 'user.create', 'user.update', 'user.delete'],
  ...['policy.update', 'session.end-all', 'audit.export'],
];

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { isAdmin } = useCurrentUser();
  const faults: Readonly<Record<string, string | undefined>> = faultsOfFilter(filter);
  const set = (key: keyof AuditFilter, value: string | null) => onChange({ ...filter, [key]: value ?? '' });
  const field = (key: keyof AuditFilter) => ({
    value: filter[key],
    error: faults[key],
    onChange: (event: { currentTarget: { value: string } }) => set(key, event.currentTarget.value),
  });
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {isAdmin && <TextInput label="User" {...field('login')} />}
      <TextInput label="Token" placeholder="UUID" {...field('tokenId')} />
      <Autocomplete
        label="Operation"
        placeholder="all"
        data={operations}
        value={filter.operation}
        onChange={(value) => set('operation', value)}
      />
      <Select
        label="Door"
        placeholder="all"
        clearable
        data={['rest', 'webdav', 'sftp', 'cli']}
        value={filter.door || null}
        onChange={(value) => set('door', value)}
      />
      <Select
        label="Result"
        placeholder="all"
        clearable
        data={['ok', 'refused']}
        value={filter.result || null}
        onChange={(value) => set('result', value)}
      />
      <TextInput type="date" label="From" {...field('from')} />
      <TextInput type="date" label="To" {...field('to')} />
    </SimpleGrid>
  );
}

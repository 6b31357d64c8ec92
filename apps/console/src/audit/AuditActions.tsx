import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/client.js';
import { Failure, Loading } from '../ui/states.js';
import { type AuditFilter, filterQuery } from './filter.js';

/** What administrators do with the whole audit: take what the filters leave as a file, and check that nobody changed it. */
export function AuditActions({ filter }: { readonly filter: AuditFilter }) {
  const [isChecking, setChecking] = useState(false);
  const href = (format: 'csv' | 'jsonl') =>
    `/api/v1/audit/export?${new URLSearchParams({ ...filterQuery(filter), format })}`;
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconShieldCheck size={18} />} onClick={() => setChecking(true)}>
        Verify
      </Button>
      <Button component="a" variant="default" href={href('csv')} leftSection={<IconDownload size={18} />}>
        Export CSV
      </Button>
      <Button component="a" variant="default" href={href('jsonl')} leftSection={<IconDownload size={18} />}>
        Export JSON lines
      </Button>
      {isChecking && (
        <Modal
          opened
          onClose={() => setChecking(false)}
          title="The chain of the audit"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <Verification />
        </Modal>
      )}
    </Group>
  );
}

function Verification() {
  const { data, error } = useQuery({
    queryKey: ['audit-verification'],
    queryFn: () => ask(api.GET('/api/v1/audit/verify')),
    staleTime: 0,
    gcTime: 0,
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading rows={2} />;
  const last = data.days.at(-1);
  return (
    <Stack>
      <Alert color={data.problems.length === 0 ? 'teal' : 'red'} role="status">
        {data.problems.length === 0
          ? `Nobody changed, removed or inserted anything: all ${data.entries} sealed entries fit together.`
          : `${data.problems.length} things do not fit together.`}
      </Alert>
      {data.problems.length > 0 && (
        <List size="sm">
          {data.problems.slice(0, 20).map(({ kind, entryId, detail }) => (
            <List.Item key={`${kind} ${entryId} ${detail}`}>{detail}</List.Item>
          ))}
        </List>
      )}
      {last && (
        <Text size="xs" c="dimmed" className="wrapping">
          Head of the chain on {last.day}: {last.hash}
        </Text>
      )}
    </Stack>
  );
}

import { Button, Group, NumberInput, Paper, Select, Stack, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, type Policy } from '../api/client.js';
import { policyQuery } from '../api/queries.js';
import { refusalOf } from '../api/refusal.js';
import { day } from '../tokens/expiry.js';
import { Page } from '../ui/Page.js';
import { Failure, Loading } from '../ui/states.js';
import { ago } from '../ui/time.js';

export default function PolicyPage() {
  const { data: policy, error, refetch } = useQuery(policyQuery);
  return (
    <Page
      title="Policy"
      about="What tokens may be. Tokens beyond it are blocked at once, and good again when it allows them."
    >
      <Failure error={error} retry={refetch} />
      {!policy && !error && <Loading />}
      {policy && <PolicyForm key={policy.updatedAt} policy={policy} />}
    </Page>
  );
}

const lengths = [
  ['maxLifetimeSeconds', 'Longest life in days', 'Every token then has a latest date.'],
  ['maxAutoRefreshSeconds', 'Longest time without use in days', 'For tokens that each use renews.'],
  ['autoRefreshCapSeconds', 'Latest end of renewed tokens in days', 'However often they are used.'],
] as const;

const switches = [
  ['neverExpiringAllowed', 'Tokens may have no end', ''],
  ['scopeRequired', 'Every token names what it may use', 'No token then stands for its user in everything.'],
  ['sshKeysAllowed', 'SSH keys open SFTP', ''],
] as const;

function PolicyForm({ policy }: { readonly policy: Policy }) {
  const queries = useQueryClient();
  const { updatedAt, ...given } = policy;
  const [draft, setDraft] = useState(given);
  const save = useMutation({
    mutationFn: () => ask(api.PATCH('/api/v1/policy', { body: draft })),
    onSuccess(saved) {
      notifications.show({ message: 'The policy is in force.' });
      queries.setQueryData(policyQuery.queryKey, saved);
    },
  });
  const { at: refused, rest } = refusalOf(save.error, Object.keys(given) as (keyof typeof given)[]);
  return (
    <Paper withBorder radius="lg" p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack maw={520}>
          {lengths.map(([key, label, description]) => {
            const seconds = draft[key];
            return (
              <NumberInput
                key={key}
                label={label}
                description={description}
                placeholder="no limit"
                min={0}
                decimalScale={3}
                value={seconds === null ? '' : seconds / day}
                onChange={(days) =>
                  setDraft({ ...draft, [key]: typeof days === 'number' ? Math.round(days * day) : null })
                }
                error={
                  seconds !== null && seconds < 1
                    ? 'Enter a number greater than 0, or nothing.'
                    : refused[key]
                }
              />
            );
          })}
          <NumberInput
            label="Tokens per user"
            placeholder="no limit"
            min={1}
            allowDecimal={false}
            value={draft.maxTokensPerUser ?? ''}
            onChange={(count) =>
              setDraft({ ...draft, maxTokensPerUser: typeof count === 'number' ? count : null })
            }
            error={refused.maxTokensPerUser}
          />
          <Select
            label="Who makes tokens"
            allowDeselect={false}
            data={[
              { value: 'everybody', label: 'Everybody' },
              { value: 'administrators', label: 'Administrators only' },
            ]}
            value={draft.minting}
            onChange={(value) => setDraft({ ...draft, minting: value as Policy['minting'] })}
            error={refused.minting}
          />
          {switches.map(([key, label, description]) => (
            <Switch
              key={key}
              label={label}
              description={description}
              checked={draft[key]}
              error={refused[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.checked })}
            />
          ))}
          <Failure error={rest} />
          <Group justify="space-between">
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
            {updatedAt !== null && `Changed ${ago(updatedAt)}`}
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

import { Alert, Button, Divider, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask, type Token } from '../api/client.js';
import { refusalOf } from '../api/refusal.js';
import { Failure } from '../ui/states.js';
import { changesOf, editOf, type TokenEdit } from './changes.js';
import { DurationInput } from './DurationInput.js';
import { LimitFields } from './LimitFields.js';
import { faultsOfLimits, toLocalField } from './limits.js';
import { showToken } from './queries.js';
import { ScopeFields } from './ScopeFields.js';

const editFields = [
  ...['name', 'scopes', 'expiresAt', 'autoRefreshSeconds'],
  ...['doors', 'networks', 'restrictions', 'maxUses'],
] as const;

/** Another name, and less than it had: nothing here makes a token wider. */
export function EditTokenDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [edit, setEdit] = useState(() => editOf(token));
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PATCH('/api/v1/tokens/{id}', {
          params: { path: { id: token.id } },
          body: changesOf(token, edit),
        }),
      ),
    onSuccess(changed) {
      showToken(queries, changed);
      notifications.show({ message: `“${changed.name}” is changed, on every door.` });
      onClose();
    },
  });
  const set = (change: Partial<TokenEdit>) => setEdit({ ...edit, ...change });
  const { at: refused, rest } = refusalOf(save.error, editFields);
  const faults = faultsOfEdit(edit);
  const shown: Readonly<Record<string, string | undefined>> = { ...refused, ...(tried && faults) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={isNarrow ?? false}
      title={`Edit “${token.name}”`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            value={edit.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={shown.name}
            maxLength={100}
            data-autofocus
          />
          <Alert color="gray" variant="light">
            A token can be narrowed, at once and everywhere, and never widened: make a new one for that.
          </Alert>
          <TextInput
            type="datetime-local"
            label="Ends at the latest"
            description={token.expiresAt === null ? 'Empty: as now.' : 'Only earlier than now.'}
            value={edit.expiresAt}
            max={token.expiresAt === null ? undefined : toLocalField(token.expiresAt)}
            onChange={(event) => set({ expiresAt: event.currentTarget.value })}
            error={shown.expiresAt}
          />
          {token.autoRefreshSeconds !== null && (
            <DurationInput
              label="Ends when it is not used for"
              description="Only shorter than now."
              error={shown.autoRefreshSeconds}
              seconds={edit.autoRefreshSeconds}
              onChange={(autoRefreshSeconds) => set({ autoRefreshSeconds })}
            />
          )}
          <Divider />
          <ScopeFields
            isScoped={edit.isScoped}
            scopes={edit.scopes}
            onChange={set}
            error={shown.scopes}
            scopesNeeded={token.scopes.length > 0 ? 'It has never had everything.' : undefined}
          />
          <Divider />
          <LimitFields
            limits={edit.limits}
            faults={shown}
            onChange={(limits) => set({ limits })}
            withoutDoors={token.kind === 'ssh_key'}
            withoutBeginning
          />
          <Failure error={rest} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function faultsOfEdit({ name, isScoped, scopes, autoRefreshSeconds, limits }: TokenEdit) {
  return {
    ...(name.trim() === '' && { name: 'Say what the token is for.' }),
    ...(isScoped && scopes.length === 0 && { scopes: 'Keep at least one.' }),
    ...(autoRefreshSeconds !== undefined &&
      autoRefreshSeconds < 1 && { autoRefreshSeconds: 'Enter a number greater than 0.' }),
    ...faultsOfLimits(limits),
  };
}

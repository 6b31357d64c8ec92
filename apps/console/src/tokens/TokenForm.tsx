import { Button, Collapse, Divider, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Policy, TokenRequest } from '../api/client.js';
import { refusalOf } from '../api/refusal.js';
import { CopyIcon } from '../ui/CopyField.js';
import { Failure } from '../ui/states.js';
import { faultsOfDraft, newDraft, type Prefill, requestOf, type TokenDraft } from './draft.js';
import { ExpiryFields } from './ExpiryFields.js';
import { LimitFields } from './LimitFields.js';
import { limitFields } from './limits.js';
import { prefillLink } from './prefill.js';
import { ScopeFields } from './ScopeFields.js';

const tokenFields = [
  ...['name', 'publicKey', 'scopes', 'expiresAt', 'autoRefreshSeconds'],
  ...['doors', 'networks', 'restrictions', 'notBefore', 'maxUses'],
] as const;

interface TokenFormProps {
  readonly policy: Policy;
  readonly prefill: Prefill | undefined;
  /** An SSH key instead of a secret that is made here. */
  readonly asksForKey: boolean;
  readonly make: (request: TokenRequest, publicKey: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Everything about a new token, from top to bottom as one decides it. */
export function TokenForm({ policy, prefill, asksForKey, make, onCancel }: TokenFormProps) {
  const [draft, setDraft] = useState(() => newDraft(policy, prefill));
  const [publicKey, setPublicKey] = useState('');
  const [tried, setTried] = useState(false);
  const mutation = useMutation({
    mutationFn: () => make(requestOf(draft, Date.now()), publicKey.trim()),
  });
  const set = (change: Partial<TokenDraft>) => setDraft({ ...draft, ...change });
  const { at: refused, rest } = refusalOf(mutation.error, tokenFields);
  const faults = {
    ...faultsOfDraft(draft, policy),
    ...(asksForKey && publicKey.trim() === '' && { publicKey: 'Paste the public key.' }),
  };
  const isFaulty = Object.values(faults).some((message) => message !== undefined);
  const shown: Readonly<Record<string, string | undefined>> = {
    ...refused,
    ...{ lifetime: refused.expiresAt, unused: refused.autoRefreshSeconds },
    ...(tried && isFaulty && faults),
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isFaulty) mutation.mutate();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="What it is for, in your own words: you will see it in lists and in the audit."
          placeholder="Backup of my laptop"
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={shown.name}
          maxLength={100}
          data-autofocus
        />
        {asksForKey && (
          <Textarea
            label="Public key"
            description="One line as in ~/.ssh/id_ed25519.pub; never the private key."
            placeholder="ssh-ed25519 AAAA…"
            value={publicKey}
            onChange={(event) => setPublicKey(event.currentTarget.value)}
            error={shown.publicKey}
            autosize
            minRows={3}
            spellCheck={false}
          />
        )}
        <ExpiryFields
          expiry={draft.expiry}
          policy={policy}
          faults={shown}
          onChange={(expiry) => set({ expiry })}
        />
        <Divider />
        <ScopeFields
          isScoped={draft.isScoped}
          scopes={draft.scopes}
          onChange={set}
          error={shown.scopes}
          scopesNeeded={policy.scopeRequired ? 'The policy asks for scopes.' : undefined}
        />
        <Divider />
        <MoreLimits draft={draft} shown={shown} isKey={asksForKey} onChange={set} />
        <Failure error={rest} />
        <Group justify="flex-end" gap="sm">
          {tried && isFaulty && (
            <Text size="sm" c="var(--mantine-color-error)" flex={1} role="alert">
              Something is missing above.
            </Text>
          )}
          {!asksForKey && (
            <CopyIcon what="a link that fills this form in" value={prefillLink(draft, location.origin)} />
          )}
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={mutation.isPending}>
            {asksForKey ? 'Add key' : 'Create token'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface MoreLimitsProps {
  readonly draft: TokenDraft;
  readonly shown: Readonly<Record<string, string | undefined>>;
  readonly isKey: boolean;
  readonly onChange: (change: Partial<TokenDraft>) => void;
}

/** Most tokens need none of these; they open by themselves when one is set or wrong. */
function MoreLimits({ draft: { limits }, shown, isKey, onChange }: MoreLimitsProps) {
  const [isWanted, { toggle }] = useDisclosure(Object.keys(limitFields(limits)).length > 0);
  const isWrong = Object.keys(limits).some((field) => shown[field] !== undefined);
  const isOpen = isWanted || isWrong;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        px={6}
        onClick={toggle}
        aria-expanded={isOpen}
        leftSection={isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
      >
        Limits: {isKey ? '' : 'doors, '}addresses, times, number of logins
      </Button>
      <Collapse expanded={isOpen} pt="sm">
        <LimitFields
          limits={limits}
          faults={shown}
          withoutDoors={isKey}
          onChange={(changed) => onChange({ limits: changed })}
        />
      </Collapse>
    </div>
  );
}

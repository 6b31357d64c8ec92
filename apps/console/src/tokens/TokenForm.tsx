import {
  Button,
  Checkbox,
  Divider,
  Group,
  Radio,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError, type MintedToken, type Policy, type TokenRequest } from '../api/client.js';
import { Failure } from '../ui/states.js';
import { ExpiryFields } from './ExpiryFields.js';
import { expiryFields, faultsOf, usualExpiry } from './expiry.js';
import { ScopePicker } from './ScopePicker.js';
import { formatScope, type Scope } from './scopes.js';

type Door = 'rest' | 'webdav' | 'sftp';

interface TokenFormProps {
  readonly policy: Policy;
  readonly prefill: { readonly name: string; readonly scopes: readonly Scope[] } | undefined;
  readonly mint: (request: TokenRequest) => Promise<MintedToken>;
  readonly onMinted: (token: MintedToken) => void;
  readonly onCancel: () => void;
}

const doors: readonly { readonly value: Door; readonly label: string }[] = [
  { value: 'webdav', label: 'WebDAV' },
  { value: 'sftp', label: 'SFTP' },
  { value: 'rest', label: 'REST' },
];

/** Everything about a new token, from top to bottom as one decides it. */
export function TokenForm({ policy, prefill, mint, onMinted, onCancel }: TokenFormProps) {
  const [name, setName] = useState(prefill?.name ?? '');
  const [isScoped, setScoped] = useState(policy.scopeRequired || (prefill?.scopes.length ?? 0) > 0);
  const [scopes, setScopes] = useState<readonly Scope[]>(prefill?.scopes ?? []);
  const [expiry, setExpiry] = useState(() => usualExpiry(policy));
  const [chosenDoors, setDoors] = useState<string[]>(doors.map(({ value }) => value));
  const [networks, setNetworks] = useState<string[]>([]);
  const [isReadOnly, setReadOnly] = useState(false);
  const [tried, setTried] = useState(false);
  const change = useMutation({ mutationFn: mint, onSuccess: onMinted });
  const refused = change.error instanceof ApiError ? change.error.fields : {};

  const faults = {
    name: name.trim() === '' ? 'Say what the token is for.' : undefined,
    scopes: isScoped && scopes.length === 0 ? 'Add at least one file, folder or named scope.' : undefined,
    doors: chosenDoors.length === 0 ? 'Choose at least one door.' : undefined,
  };
  const fault = (field: keyof typeof faults) => (tried ? faults[field] : undefined) ?? refused[field];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const all = [...Object.values(faults), ...Object.values(faultsOf(expiry, policy))];
    if (all.some((message) => message !== undefined)) return;
    change.mutate({
      name: name.trim(),
      ...expiryFields(expiry, Date.now()),
      ...(isScoped && { scopes: scopes.map(formatScope) }),
      ...(chosenDoors.length < doors.length && { doors: chosenDoors as Door[] }),
      ...(networks.length > 0 && { networks }),
      ...(isReadOnly && { restrictions: ['read-only'] }),
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="What it is for, in your own words: you will see it in lists and in the audit."
          placeholder="Backup of my laptop"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fault('name')}
          maxLength={100}
          data-autofocus
        />
        <ExpiryFields expiry={expiry} policy={policy} showFaults={tried} onChange={setExpiry} />
        <Divider />
        <Radio.Group
          label="May use"
          value={isScoped ? 'some' : 'all'}
          onChange={(value) => setScoped(value === 'some')}
          error={fault('scopes')}
        >
          <Stack gap={8} mt={6}>
            <Radio
              value="all"
              label="Everything that I may use"
              description={
                policy.scopeRequired ? 'The policy asks for scopes.' : 'Also to make and revoke tokens.'
              }
              disabled={policy.scopeRequired}
            />
            <Radio
              value="some"
              label="Only chosen files and folders"
              description="With all that is below them."
            />
          </Stack>
        </Radio.Group>
        {isScoped && <ScopePicker scopes={scopes} onChange={setScopes} />}
        <Divider />
        <Checkbox.Group label="Opens" value={chosenDoors} onChange={setDoors} error={fault('doors')}>
          <Group mt={6}>
            {doors.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <TagsInput
          label="Only from these addresses"
          description="Addresses or ranges such as 10.0.0.0/8, each ended with Enter; none: from everywhere."
          value={networks}
          onChange={setNetworks}
          error={refused.networks}
          splitChars={[',', ' ']}
          acceptValueOnBlur
        />
        <Switch
          label="Read-only"
          description="Changes nothing, whatever it may use."
          checked={isReadOnly}
          onChange={(event) => setReadOnly(event.currentTarget.checked)}
        />
        {Object.keys(refused).length === 0 && <Failure error={change.error} />}
        <Group justify="flex-end">
          {tried && Object.values(faults).some(Boolean) && (
            <Text size="sm" c="var(--mantine-color-error)" flex={1} role="alert">
              Something is missing above.
            </Text>
          )}
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { ActionIcon, Button, Checkbox, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { NodeBrowser } from '../files/NodeBrowser.js';
import { NodeName } from './ScopeWords.js';
import { formatScope, namedScopes, type Permission, type Scope } from './scopes.js';

interface ScopePickerProps {
  readonly scopes: readonly Scope[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

const permissions = [
  { value: 'r', label: 'Read' },
  { value: 'rw', label: 'Read and write' },
  { value: 'w', label: 'Write only' },
];

/** Files and folders from the tree, each with what may be done there, and the named scopes. */
export function ScopePicker({ scopes, onChange }: ScopePickerProps) {
  const has = (id: string) => scopes.some((scope) => scope.kind === 'node' && scope.id === id);
  const without = (gone: Scope) => scopes.filter((scope) => scope !== gone);
  return (
    <Stack gap="sm">
      {scopes.map(
        (scope) =>
          scope.kind === 'node' && (
            <Paper key={formatScope(scope)} withBorder px="sm" py={6}>
              <Group justify="space-between" gap="xs">
                <Text size="sm" className="wrapping">
                  <NodeName id={scope.id} />
                </Text>
                <Group gap="xs" wrap="nowrap">
                  <SegmentedControl
                    size="xs"
                    data={permissions}
                    value={scope.permission}
                    aria-label="What may be done there"
                    onChange={(value) =>
                      onChange(
                        scopes.map((other) =>
                          other === scope ? { ...scope, permission: value as Permission } : other,
                        ),
                      )
                    }
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label="Take this scope away"
                    onClick={() => onChange(without(scope))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              </Group>
            </Paper>
          ),
      )}
      <NodeBrowser
        label="Files and folders to choose from"
        action={({ id, name }) => (
          <Button
            size="compact-xs"
            variant="light"
            disabled={has(id)}
            aria-label={`${has(id) ? 'Added' : 'Add'} ${name}`}
            onClick={() => onChange([...scopes, { kind: 'node', id, permission: 'r' }])}
          >
            {has(id) ? 'Added' : 'Add'}
          </Button>
        )}
      />
      {namedScopes.map(({ name, about }) => {
        const found = scopes.find((scope) => scope.kind === 'named' && scope.name === name);
        return (
          <Checkbox
            key={name}
            size="sm"
            label={name}
            description={about}
            checked={found !== undefined}
            onChange={() => onChange(found ? without(found) : [...scopes, { kind: 'named', name }])}
          />
        );
      })}
    </Stack>
  );
}

import { Radio, Stack } from '@mantine/core';
import { ScopePicker } from './ScopePicker.js';
import type { Scope } from './scopes.js';

interface ScopeFieldsProps {
  readonly isScoped: boolean;
  readonly scopes: readonly Scope[];
  readonly onChange: (change: { isScoped: boolean; scopes: readonly Scope[] }) => void;
  readonly error: string | undefined;
  /** Why a token without scopes cannot be had. */
  readonly scopesNeeded: string | undefined;
}

/** All that its user may use, or chosen files, folders and named scopes. */
export function ScopeFields({ isScoped, scopes, onChange, error, scopesNeeded }: ScopeFieldsProps) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label="May use"
        value={isScoped ? 'some' : 'all'}
        onChange={(value) => onChange({ isScoped: value === 'some', scopes })}
        error={error}
      >
        <Stack gap={8} mt={6}>
          <Radio
            value="all"
            label="Everything that its user may use"
            description={scopesNeeded ?? 'Also to make and revoke tokens.'}
            disabled={scopesNeeded !== undefined}
          />
          <Radio
            value="some"
            label="Only chosen files and folders"
            description="With all that is below them."
          />
        </Stack>
      </Radio.Group>
      {isScoped && (
        <ScopePicker scopes={scopes} onChange={(chosen) => onChange({ isScoped, scopes: chosen })} />
      )}
    </Stack>
  );
}

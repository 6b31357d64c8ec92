import { Checkbox, Group, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core';
import type { Limits, Restriction, TokenDoor } from './limits.js';
import { restrictions, tokenDoors } from './limits.js';

interface LimitFieldsProps {
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
  /** Messages by field. */
  readonly faults: Readonly<Partial<Record<keyof Limits, string | undefined>>>;
  /** An SSH key opens one door anyway. */
  readonly withoutDoors?: boolean;
  /** What is said once, when a token is made. */
  readonly withoutBeginning?: boolean;
}

/** Where, from where, when, how often and for what a token may be used. */
export function LimitFields({ limits, onChange, faults, withoutDoors, withoutBeginning }: LimitFieldsProps) {
  const { doors, networks, notBefore, maxUses } = limits;
  return (
    <Stack gap="md">
      {!withoutDoors && (
        <Checkbox.Group
          label="Opens"
          value={[...doors]}
          onChange={(value) => onChange({ ...limits, doors: value as TokenDoor[] })}
          error={faults.doors}
        >
          <Group mt={6}>
            {tokenDoors.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <Checkbox.Group
        label="Restrictions"
        value={[...limits.restrictions]}
        onChange={(value) => onChange({ ...limits, restrictions: value as Restriction[] })}
        error={faults.restrictions}
      >
        <Stack gap={8} mt={6}>
          {restrictions.map(({ value, label, about }) => (
            <Checkbox key={value} value={value} label={label} description={about} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TagsInput
        label="Only from these addresses"
        description="Addresses or ranges such as 10.0.0.0/8, each ended with Enter; none: from everywhere."
        value={[...networks]}
        onChange={(value) => onChange({ ...limits, networks: value })}
        error={faults.networks}
        splitChars={[',', ' ']}
        acceptValueOnBlur
      />
      <Group align="flex-start" grow preventGrowOverflow={false}>
        {!withoutBeginning && (
          <TextInput
            type="datetime-local"
            label="Valid from"
            description="Empty: at once."
            value={notBefore}
            onChange={(event) => onChange({ ...limits, notBefore: event.currentTarget.value })}
            error={faults.notBefore}
          />
        )}
        <NumberInput
          label="Number of logins"
          description="Empty: without limit. REST and WebDAV log in with every request."
          min={1}
          allowDecimal={false}
          value={maxUses ?? ''}
          onChange={(count) =>
            onChange({ ...limits, maxUses: typeof count === 'number' ? count : undefined })
          }
          error={faults.maxUses}
        />
      </Group>
    </Stack>
  );
}

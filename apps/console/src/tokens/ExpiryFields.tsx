import { Radio, Stack } from '@mantine/core';
import type { Policy } from '../api/client.js';
import { duration, exactly } from '../ui/time.js';
import { DurationInput } from './DurationInput.js';
import { bounds, type Expiry, type ExpiryModel, forbids, hasEnd, hasWindow, models } from './expiry.js';

interface ExpiryFieldsProps {
  readonly expiry: Expiry;
  readonly policy: Policy;
  /** Messages by field. */
  readonly faults: { readonly unused?: string | undefined; readonly lifetime?: string | undefined };
  readonly onChange: (expiry: Expiry) => void;
}

/** How a token ends, within what the policy allows, which is said beside each field. */
export function ExpiryFields({ expiry, policy, faults, onChange }: ExpiryFieldsProps) {
  const { model, lifetimeSeconds } = expiry;
  const { lifetime, unused } = bounds(policy, model);
  const most = (seconds: number) =>
    Number.isFinite(seconds) ? ` The policy allows ${duration(seconds)} at most.` : '';
  return (
    <Stack gap="sm">
      <Radio.Group
        label="Ends"
        value={model}
        onChange={(value) => onChange({ ...expiry, model: value as ExpiryModel })}
        // What is asked for may be a field that this way to end does not have.
        error={hasEnd(model) ? undefined : faults.lifetime}
      >
        <Stack gap={8} mt={6}>
          {models.map(({ value, label, about }) => {
            const reason = forbids(policy, value);
            return (
              <Radio
                key={value}
                value={value}
                label={label}
                description={reason ?? about}
                disabled={reason !== undefined}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      {hasWindow(model) && (
        <DurationInput
          label="Ends when it is not used for"
          description={most(unused).trim()}
          error={faults.unused}
          seconds={expiry.unusedSeconds}
          onChange={(unusedSeconds) => onChange({ ...expiry, unusedSeconds })}
        />
      )}
      {hasEnd(model) && (
        <DurationInput
          label="Ends at the latest in"
          description={
            (lifetimeSeconds
              ? `On ${exactly(new Date(Date.now() + lifetimeSeconds * 1000).toISOString())}.`
              : '') + most(lifetime)
          }
          error={faults.lifetime}
          seconds={lifetimeSeconds}
          onChange={(seconds) => onChange({ ...expiry, lifetimeSeconds: seconds })}
        />
      )}
    </Stack>
  );
}

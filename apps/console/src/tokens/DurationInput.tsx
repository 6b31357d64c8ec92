import { Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { day } from './expiry.js';

const units = { minutes: 60, hours: 3600, days: day } as const;
type Unit = keyof typeof units;

interface DurationInputProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly seconds: number | undefined;
  readonly onChange: (seconds: number | undefined) => void;
}

export function DurationInput({ label, description, error, seconds, onChange }: DurationInputProps) {
  const [unit, setUnit] = useState<Unit>(() => usualUnit(seconds));
  const setCount = (count: number | string) =>
    onChange(typeof count === 'number' ? Math.round(count * units[unit]) : undefined);
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <NumberInput
        flex={1}
        label={label}
        description={description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={seconds === undefined ? '' : seconds / units[unit]}
        onChange={setCount}
        min={0}
        error={error}
      />
      <Select
        w={110}
        label="Unit"
        data={Object.keys(units)}
        value={unit}
        allowDeselect={false}
        onChange={(next) => {
          if (next === null) return;
          if (seconds !== undefined) onChange((seconds / units[unit]) * units[next as Unit]);
          setUnit(next as Unit);
        }}
      />
    </Group>
  );
}

function usualUnit(seconds = day): Unit {
  if (seconds % day === 0) return 'days';
  return seconds % 3600 === 0 ? 'hours' : 'minutes';
}

import { Chip, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Token } from '../api/client.js';
import { connectQuery } from '../api/queries.js';
import { CopyField } from '../ui/CopyField.js';
import { Failure, Loading } from '../ui/states.js';
import { guides } from './steps.js';

interface ConnectStepsProps {
  readonly login: string;
  readonly doors: Token['doors'];
}

/** Choose a program, then paste. */
export function ConnectSteps({ login, doors }: ConnectStepsProps) {
  const { data, error } = useQuery(connectQuery);
  const [chosen, setChosen] = useState('');
  if (error) return <Failure error={error} />;
  if (!data) return <Loading rows={2} />;
  const all = guides(data, { login, doors });
  const guide = all.find(({ id }) => id === chosen) ?? all[0];
  if (!guide) return <Text c="dimmed">This server serves none of the doors that the token opens.</Text>;
  return (
    <Stack>
      <Chip.Group value={guide.id} onChange={(id) => setChosen(String(id))}>
        <Group gap={6} role="radiogroup" aria-label="Program">
          {all.map(({ id, name }) => (
            <Chip key={id} value={id} size="sm" variant="light">
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Stack gap="sm">
        {guide.steps.map((step) =>
          'say' in step ? (
            <Text key={step.say} size="sm">
              {step.say}
            </Text>
          ) : (
            <CopyField key={step.label + step.copy} label={step.label} value={step.copy} />
          ),
        )}
      </Stack>
    </Stack>
  );
}

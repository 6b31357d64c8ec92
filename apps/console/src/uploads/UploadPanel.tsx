import { ActionIcon, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { size } from '../ui/size.js';
import type { Upload, UploadQueue } from './queue.js';
import { timeLeft, useSpeed } from './speed.js';
import { UploadRow } from './UploadRow.js';

const mostRows = 100;
/** What somebody is to see first. */
const order = { taken: 0, failed: 1, sending: 2, paused: 3, waiting: 4, done: 5 } as const;

interface UploadPanelProps {
  readonly uploads: readonly Upload[];
  readonly queue: UploadQueue;
}

/** How all uploads and each of them are getting on; stays while one looks at other pages. */
export default function UploadPanel({ uploads, queue }: UploadPanelProps) {
  const [isOpen, setOpen] = useState(true);
  const taken = uploads.filter(({ state }) => state === 'taken');
  const shown = [...uploads].sort((a, b) => order[a.state] - order[b.state]).slice(0, mostRows);
  const isUnderWay = uploads.some(({ state }) => state === 'sending' || state === 'waiting');
  const allTaken = taken.map(({ key }) => key);
  return (
    <Paper
      withBorder
      shadow="md"
      radius="lg"
      className="upload-panel"
      component="section"
      aria-label="Uploads"
    >
      <Group justify="space-between" wrap="nowrap" p="sm" gap="xs">
        <Overall uploads={uploads} />
        <Group gap={4} wrap="nowrap">
          <Button variant="subtle" size="compact-xs" onClick={() => queue.clear()}>
            Clear
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-label={isOpen ? 'Fold the uploads' : 'Show the uploads'}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </ActionIcon>
        </Group>
      </Group>
      {isUnderWay && <TotalProgress uploads={uploads} />}
      {isOpen && (
        <Stack gap="sm" p="sm" className="upload-rows" tabIndex={0} role="group" aria-label="Files">
          {taken.length > 1 && (
            <Group gap="xs">
              <Text size="xs">{taken.length} names are taken.</Text>
              <Button size="compact-xs" variant="light" onClick={() => queue.answer(allTaken, 'replace')}>
                Replace all
              </Button>
              <Button size="compact-xs" variant="light" onClick={() => queue.answer(allTaken, 'keep-both')}>
                Keep all
              </Button>
              <Button size="compact-xs" variant="subtle" onClick={() => queue.answer(allTaken, 'skip')}>
                Skip all
              </Button>
            </Group>
          )}
          {shown.map((upload) => (
            <UploadRow key={upload.key} upload={upload} queue={queue} />
          ))}
          {uploads.length > mostRows && (
            <Text size="xs" c="dimmed">
              and {uploads.length - mostRows} more
            </Text>
          )}
        </Stack>
      )}
    </Paper>
  );
}

function Overall({ uploads }: Pick<UploadPanelProps, 'uploads'>) {
  const speed = useSpeed(sentOf(uploads));
  const left = timeLeft(totalOf(uploads) - sentOf(uploads), speed);
  const done = uploads.filter(({ state }) => state === 'done').length;
  return (
    <div>
      <Text fw={600} size="sm">
        Uploads
      </Text>
      <Text size="xs" c="dimmed">
        <span aria-live="polite">
          {done} of {uploads.length} done
        </span>
        {left !== undefined && ` · ${size(speed ?? 0)}/s · ${left}`}
      </Text>
    </div>
  );
}

function TotalProgress({ uploads }: Pick<UploadPanelProps, 'uploads'>) {
  const total = totalOf(uploads);
  const share = total === 0 ? 0 : (sentOf(uploads) / total) * 100;
  return <Progress value={share} size="xs" radius={0} aria-label="Progress of all uploads" />;
}

function totalOf(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, { file }) => sum + file.size, 0);
}

function sentOf(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
}

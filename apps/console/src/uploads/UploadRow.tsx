import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { size } from '../ui/size.js';
import { isResumable, type Upload, type UploadQueue } from './queue.js';

interface UploadRowProps {
  readonly upload: Upload;
  readonly queue: UploadQueue;
}

export function UploadRow({ upload, queue }: UploadRowProps) {
  const { file, state, sentBytes, error } = upload;
  const isUnderWay = state === 'sending' || state === 'paused';
  return (
    <div className="upload-row">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" className="wrapping">
          {file.name}{' '}
          <Text span c="dimmed" size="xs">
            {isUnderWay && `${size(sentBytes)} of `}
            {size(file.size)}
            {state === 'waiting' && ' · waiting'}
            {state === 'paused' && ' · paused'}
          </Text>
        </Text>
        <Actions upload={upload} queue={queue} />
      </Group>
      {isUnderWay && (
        <Progress
          value={file.size === 0 ? 0 : (sentBytes / file.size) * 100}
          size="sm"
          mt={4}
          color={state === 'paused' ? 'gray' : undefined}
          aria-label={`Progress of ${file.name}`}
        />
      )}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {state === 'taken' ? 'A file of this name is there already.' : error.message}
        </Text>
      )}
      {state === 'taken' && <Answers upload={upload} queue={queue} />}
    </div>
  );
}

function Actions({ upload, queue }: UploadRowProps) {
  const { key, file, state } = upload;
  if (state === 'done') {
    return (
      <IconCircleCheck size={18} color="var(--mantine-primary-color-filled)" aria-label="Done" role="img" />
    );
  }
  const action = (label: string, Icon: typeof IconX, run: () => void) => (
    <ActionIcon variant="subtle" color="gray" onClick={run} aria-label={`${label} ${file.name}`}>
      <Icon size={16} />
    </ActionIcon>
  );
  return (
    <Group gap={2} wrap="nowrap">
      {state === 'sending' && isResumable(upload) && action('Pause', IconPlayerPause, () => queue.pause(key))}
      {state === 'paused' && action('Resume', IconPlayerPlay, () => queue.resume(key))}
      {state === 'failed' && action('Try again', IconRefresh, () => queue.resume(key))}
      {state !== 'taken' && action('Cancel', IconX, () => queue.cancel(key))}
    </Group>
  );
}

function Answers({ upload: { key }, queue }: UploadRowProps) {
  return (
    <Group gap="xs" mt={4}>
      <Button size="compact-xs" variant="light" onClick={() => queue.answer([key], 'replace')}>
        Replace
      </Button>
      <Button size="compact-xs" variant="light" onClick={() => queue.answer([key], 'keep-both')}>
        Keep both
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => queue.answer([key], 'skip')}>
        Skip
      </Button>
    </Group>
  );
}

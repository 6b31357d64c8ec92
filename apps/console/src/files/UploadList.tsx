import { ActionIcon, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { size } from '../ui/size.js';
import type { Upload } from './use-uploads.js';

interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onReplace: (upload: Upload) => void;
  readonly onClear: () => void;
}

export function UploadList({ uploads, onReplace, onClear }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label="Uploads">
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm">
          Uploads
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={onClear}>
          Clear
        </Button>
      </Group>
      <Stack gap="sm">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} onReplace={onReplace} />
        ))}
      </Stack>
    </Paper>
  );
}

function UploadRow({ upload, onReplace }: { readonly upload: Upload } & Pick<UploadListProps, 'onReplace'>) {
  const { file, share, state, error, cancel } = upload;
  const isThere = error?.status === 412;
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" className="wrapping">
          {file.name}{' '}
          <Text span c="dimmed" size="xs">
            {size(file.size)}
          </Text>
        </Text>
        {state === 'sending' && (
          <ActionIcon variant="subtle" color="gray" onClick={cancel} aria-label={`Cancel ${file.name}`}>
            <IconX size={16} />
          </ActionIcon>
        )}
        {state === 'done' && (
          <IconCircleCheck size={18} color="var(--mantine-primary-color-filled)" aria-label="Done" />
        )}
        {isThere && (
          <Button size="compact-xs" variant="light" onClick={() => onReplace(upload)}>
            Replace
          </Button>
        )}
      </Group>
      {state === 'sending' && (
        <Progress value={share * 100} size="sm" mt={4} aria-label={`Progress of ${file.name}`} />
      )}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {isThere ? 'A file of this name is there already.' : error.message}
        </Text>
      )}
    </div>
  );
}

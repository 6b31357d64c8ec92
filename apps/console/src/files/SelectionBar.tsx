import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconFolderSymlink, IconTrash } from '@tabler/icons-react';
import { type Act, isChangeable } from './actions.js';
import { contentOf } from './paths.js';
import type { Listed } from './queries.js';
import type { Selection } from './use-selection.js';

/** What can be done with all that is selected. */
export function SelectionBar({ selection, onAct }: { readonly selection: Selection; readonly onAct: Act }) {
  const { nodes } = selection;
  if (nodes.length === 0) return null;
  const mayChange = nodes.every(isChangeable);
  const files = nodes.filter(({ kind, permissions }) => kind === 'file' && permissions.read);
  const isPlaced = nodes.every(({ path, permissions }) => permissions.read && path.lastIndexOf('/') > 0);
  return (
    <Group component="section" aria-label="Selection" px="md" py="xs" gap="xs" className="selection-bar">
      <CloseButton aria-label="Select nothing" onClick={() => selection.clear()} />
      <Text size="sm" fw={600} mr="auto" role="status">
        {nodes.length} selected
      </Text>
      {files.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} />}
          onClick={() => files.forEach(download)}
        >
          Download
        </Button>
      )}
      {isPlaced && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy size={15} />}
          onClick={() => onAct('copy', nodes)}
        >
          Copy
        </Button>
      )}
      {mayChange && (
        <>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFolderSymlink size={15} />}
            onClick={() => onAct('move', nodes)}
          >
            Move
          </Button>
          <Button
            size="compact-sm"
            color="red"
            variant="light"
            leftSection={<IconTrash size={15} />}
            onClick={() => onAct('delete', nodes)}
          >
            Delete
          </Button>
        </>
      )}
    </Group>
  );
}

function download({ id, name }: Listed): void {
  const link = document.createElement('a');
  link.href = contentOf(id);
  link.download = name;
  link.click();
}

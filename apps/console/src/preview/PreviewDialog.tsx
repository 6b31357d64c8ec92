import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { nodeByPathQuery } from '../api/queries.js';
import { contentOf } from '../files/paths.js';
import { size } from '../ui/size.js';
import { Failure, Loading } from '../ui/states.js';
import { Preview } from './Preview.js';

interface PreviewDialogProps {
  readonly path: string;
  /** The files that can be shown of the same list, in its order. */
  readonly paths: readonly string[];
  readonly onGo: (path: string) => void;
  readonly onClose: () => void;
}

/** Shows a file, and those beside it by the arrow keys. */
export function PreviewDialog({ path, paths, onGo, onClose }: PreviewDialogProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const { data: node, error } = useQuery(nodeByPathQuery(path));
  const place = paths.indexOf(path);
  const go = (step: 1 | -1) => {
    const next = place === -1 ? undefined : paths[place + step];
    if (next !== undefined) onGo(next);
  };
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    // Where the arrow keys already mean something, they keep it.
    if (target instanceof HTMLMediaElement) return;
    if (key === 'ArrowRight') go(1);
    if (key === 'ArrowLeft') go(-1);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={path.slice(path.lastIndexOf('/') + 1)}
      size="min(72rem, 94vw)"
      fullScreen={isNarrow ?? false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      onKeyDown={onKeyDown}
      className="preview"
    >
      <div className="preview-body">
        <Failure error={error} />
        {!node && !error && <Loading rows={3} />}
        {node?.id && <Preview key={node.etag} id={node.id} node={node} />}
      </div>
      <Group justify="space-between" mt="sm">
        <Group gap="xs">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Previous file"
            disabled={place <= 0}
            onClick={() => go(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Next file"
            disabled={place === -1 || place === paths.length - 1}
            onClick={() => go(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          {place !== -1 && (
            <Text size="sm" c="dimmed" aria-live="polite">
              {place + 1} of {paths.length}
            </Text>
          )}
        </Group>
        {node?.id && (
          <Button
            component="a"
            href={contentOf(node.id)}
            download={node.name}
            variant="light"
            leftSection={<IconDownload size={16} />}
          >
            Download ({size(node.sizeBytes)})
          </Button>
        )}
      </Group>
    </Modal>
  );
}

import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconFile, IconFolderFilled } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Failure, Loading } from '../ui/states.js';
import { PathTrail } from './PathTrail.js';
import { folderQuery, type Listed } from './queries.js';

interface NodeBrowserProps {
  /** What can be done with a file or folder. */
  readonly action: (node: Listed) => ReactNode;
  readonly onPlace?: (path: string) => void;
}

/** The tree, folder by folder, in a small space. */
export function NodeBrowser({ action, onPlace }: NodeBrowserProps) {
  const [path, setPath] = useState('/');
  const go = (next: string) => {
    setPath(next);
    onPlace?.(next);
  };
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(folderQuery(path));
  const nodes = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Group px="sm" pt="xs">
        <PathTrail path={path} onGo={go} />
      </Group>
      <Failure error={error} />
      {!data && !error && <Loading rows={2} />}
      {data && nodes.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          Nothing in here.
        </Text>
      )}
      {nodes.map((node) => (
        <Group key={node.path} justify="space-between" wrap="nowrap" px="sm" py={5} gap="xs">
          {node.kind === 'folder' ? (
            <UnstyledButton className="folder-link wrapping" fz="sm" onClick={() => go(node.path)}>
              <IconFolderFilled size={17} color="var(--mantine-primary-color-filled)" />
              {node.name}
            </UnstyledButton>
          ) : (
            <Text size="sm" className="folder-link wrapping" fw={400}>
              <IconFile size={17} />
              {node.name}
            </Text>
          )}
          {action(node)}
        </Group>
      ))}
      {hasNextPage && (
        <Button variant="subtle" size="xs" fullWidth onClick={() => fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

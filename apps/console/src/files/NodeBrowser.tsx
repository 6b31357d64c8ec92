import { Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconFile, IconFolderFilled } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { Failure, Loading } from '../ui/states.js';
import { PathTrail } from './PathTrail.js';
import { folderQuery, type Listed } from './queries.js';
import { useWholeList } from './use-whole-list.js';

interface NodeBrowserProps {
  /** What the tree is for. */
  readonly label: string;
  readonly initial?: string;
  /** What can be done with a file or folder. */
  readonly action: (node: Listed) => ReactNode;
  readonly onPlace?: (path: string) => void;
}

const rowHeight = 36;

/** The tree, folder by folder, in a small space; of long folders only what is in sight is in the page. */
export function NodeBrowser({ label, initial = '/', action, onPlace }: NodeBrowserProps) {
  const [path, setPath] = useState(initial);
  const box = useRef<HTMLDivElement>(null);
  const go = (next: string) => {
    setPath(next);
    onPlace?.(next);
    box.current?.scrollTo({ top: 0 });
  };
  const list = useInfiniteQuery(folderQuery(path));
  const { data, error } = list;
  const { nodes } = useWholeList(list);
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <Paper withBorder component="section" aria-label={label}>
      <Group px="sm" pt="xs" pb={4}>
        <PathTrail path={path} onGo={go} />
      </Group>
      <Failure error={error} />
      {!data && !error && <Loading rows={2} />}
      {data && nodes.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          Nothing in here.
        </Text>
      )}
      <div ref={box} className="scope-list">
        <ul className="virtual-list" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const node = nodes[index];
            if (!node) return null;
            return (
              <li
                key={node.path}
                aria-setsize={nodes.length}
                aria-posinset={index + 1}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <NodeName node={node} onGo={go} />
                {action(node)}
              </li>
            );
          })}
        </ul>
      </div>
    </Paper>
  );
}

function NodeName({ node, onGo }: { readonly node: Listed; readonly onGo: (path: string) => void }) {
  if (node.kind === 'file') {
    return (
      <Text size="sm" className="folder-link" fw={400} title={node.name}>
        <IconFile size={17} />
        <span className="one-line">{node.name}</span>
      </Text>
    );
  }
  return (
    <UnstyledButton className="folder-link" fz="sm" onClick={() => onGo(node.path)} title={node.name}>
      <IconFolderFilled size={17} color="var(--mantine-primary-color-filled)" />
      <span className="one-line">{node.name}</span>
    </UnstyledButton>
  );
}

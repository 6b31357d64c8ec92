import { Button, Group, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { previewKind } from '../preview/kinds.js';
import { PreviewDialog } from '../preview/PreviewDialog.js';
import { ShowMore } from '../ui/ShowMore.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import type { Act } from './actions.js';
import { FileTable } from './FileTable.js';
import { addressOf, below, folderOf, previewAddressOf } from './paths.js';
import { folderQuery } from './queries.js';
import { SelectionBar } from './SelectionBar.js';
import { byName, sorted } from './sorting.js';
import { useSelection } from './use-selection.js';
import { useWholeList } from './use-whole-list.js';

interface FolderViewProps {
  readonly path: string;
  readonly mayWrite: boolean;
  readonly onAct: Act;
}

/** What is in a folder, and the file of it that is shown. */
export function FolderView({ path, mayWrite, onAct }: FolderViewProps) {
  const [, navigate] = useLocation();
  const [parameters] = useSearchParams();
  const list = useInfiniteQuery(folderQuery(path));
  const { data, error, refetch } = list;
  const { nodes, isWhole, isLoadingMore } = useWholeList(list);
  const [sorting, setSorting] = useState(byName);
  const inOrder = useMemo(() => sorted(nodes, sorting), [nodes, sorting]);
  const selection = useSelection(nodes);
  const goUp = useCallback(() => navigate(addressOf(folderOf(path))), [navigate, path]);
  const shown = parameters.get('show');
  // The folder before may have been a long one.
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      {nodes.length === 0 ? (
        <Empty icon={<IconFolderOpen size={26} />} title="This folder is empty">
          {mayWrite ? 'Drop files here, or use “Upload”.' : 'You may look, but not change anything here.'}
        </Empty>
      ) : (
        <>
          <SelectionBar selection={selection} onAct={onAct} />
          <FileTable
            label={path === '/' ? 'Workspaces' : `Files in ${path}`}
            areWorkspaces={path === '/'}
            nodes={inOrder}
            count={isWhole ? nodes.length : undefined}
            sorting={sorting}
            onSort={setSorting}
            selection={selection}
            onAct={onAct}
            onUp={goUp}
          />
        </>
      )}
      {!isWhole && (
        <Group justify="center" p="xs">
          <Text size="sm" c="dimmed" role="status">
            {isLoadingMore && `${nodes.length} entries, more are on their way`}
            {!isLoadingMore && `Only the first ${nodes.length} entries are sorted.`}
          </Text>
          {error && <Button onClick={() => list.fetchNextPage()}>Try again</Button>}
        </Group>
      )}
      {!isLoadingMore && <ShowMore list={list} />}
      {shown !== null && (
        <PreviewDialog
          path={below(path, shown)}
          paths={inOrder
            .filter(({ kind, name }) => kind === 'file' && previewKind(name))
            .map((node) => node.path)}
          onGo={(next) => navigate(previewAddressOf(next), { replace: true })}
          onClose={() => navigate(addressOf(path), { replace: true })}
        />
      )}
    </>
  );
}

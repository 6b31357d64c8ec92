import { Button } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { ApiError, api, ask } from '../api/client.js';
import { nodeByPathQuery } from '../api/queries.js';
import { AskText } from '../ui/AskText.js';
import { Page } from '../ui/Page.js';
import { DropArea } from '../uploads/DropArea.js';
import { UploadButton } from '../uploads/UploadButton.js';
import type { NodeAction } from './actions.js';
import { FolderView } from './FolderView.js';
import { NodeDialogs } from './NodeDialogs.js';
import { NotReachable } from './NotReachable.js';
import { PathTrail } from './PathTrail.js';
import { addressOf, below } from './paths.js';
import { folderKey, type Listed } from './queries.js';
import { SearchBox } from './SearchBox.js';
import { SearchResults } from './SearchResults.js';
import { SharedWithMe } from './SharedWithMe.js';
import { SpaceUsed } from './SpaceUsed.js';

export default function FilesPage({ path: given }: { readonly path: string }) {
  const path = given.length > 1 ? given.replace(/\/$/, '') : given;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { data: folder, error } = useQuery({ ...nodeByPathQuery(path), enabled: path !== '/' });
  const [isNaming, setNaming] = useState(false);
  const [parameters, setParameters] = useSearchParams();
  const searched = parameters.get('search') ?? '';
  const [acting, setActing] = useState<{ action: NodeAction; nodes: readonly Listed[] }>();
  const act = useCallback((action: NodeAction, nodes: readonly Listed[]) => setActing({ action, nodes }), []);
  const isHidden = error instanceof ApiError && error.status === 404;
  const mayWrite = folder?.permissions.write ?? false;

  const createFolder = async (name: string) => {
    await ask(api.POST('/api/v1/nodes', { body: { path: below(path, name) } }));
    await queries.invalidateQueries({ queryKey: folderKey });
  };

  return (
    <Page
      title="Files"
      about={<PathTrail path={path} onGo={(next) => navigate(addressOf(next))} />}
      actions={
        mayWrite && (
          <>
            <Button
              variant="default"
              leftSection={<IconFolderPlus size={18} />}
              onClick={() => setNaming(true)}
            >
              New folder
            </Button>
            <UploadButton folder={path} />
          </>
        )
      }
    >
      <SearchBox
        key={path}
        initial={searched}
        onSearch={(search) => setParameters(search === '' ? {} : { search }, { replace: true })}
      />
      <DropArea folder={path} mayWrite={mayWrite}>
        {isHidden && <NotReachable path={path} />}
        {!isHidden && searched !== '' && <SearchResults path={path} name={searched} onAct={act} />}
        {!isHidden && searched === '' && (
          <FolderView key={path} path={path} mayWrite={mayWrite} onAct={act} />
        )}
      </DropArea>
      {path === '/' && searched === '' && <SharedWithMe onAct={act} />}
      {(path === '/' || folder?.owner) && <SpaceUsed path={path} owner={folder?.owner ?? undefined} />}
      {acting && <NodeDialogs {...acting} onClose={() => setActing(undefined)} />}
      {isNaming && (
        <AskText
          title="New folder"
          label="Name"
          action="Create"
          run={createFolder}
          onClose={() => setNaming(false)}
        />
      )}
    </Page>
  );
}

import { Button, FileButton, Paper } from '@mantine/core';
import { IconFolderPlus, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useCallback, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { ApiError, api, ask } from '../api/client.js';
import { nodeByPathQuery } from '../api/queries.js';
import { AskText } from '../ui/AskText.js';
import { Page } from '../ui/Page.js';
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
import { UploadList } from './UploadList.js';
import { useUploads } from './use-uploads.js';

export default function FilesPage({ path: given }: { readonly path: string }) {
  const path = given.length > 1 ? given.replace(/\/$/, '') : given;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { uploads, add, replace, clear } = useUploads();
  const { data: folder, error } = useQuery({ ...nodeByPathQuery(path), enabled: path !== '/' });
  const [isNaming, setNaming] = useState(false);
  const [isOver, setOver] = useState(false);
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
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (mayWrite) add(path, event.dataTransfer.files);
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
            <FileButton
              multiple
              onChange={(files) => add(path, files)}
              inputProps={{ 'aria-label': 'Files to upload' }}
            >
              {(props) => (
                <Button {...props} leftSection={<IconUpload size={18} />}>
                  Upload
                </Button>
              )}
            </FileButton>
          </>
        )
      }
    >
      <UploadList uploads={uploads} onReplace={replace} onClear={clear} />
      <SearchBox
        key={path}
        initial={searched}
        onSearch={(search) => setParameters(search === '' ? {} : { search }, { replace: true })}
      />
      <Paper
        withBorder
        radius="lg"
        className="drop-zone list-box"
        data-over={(mayWrite && isOver) || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {isHidden && <NotReachable path={path} />}
        {!isHidden && searched !== '' && <SearchResults path={path} name={searched} onAct={act} />}
        {!isHidden && searched === '' && (
          <FolderView key={path} path={path} mayWrite={mayWrite} onAct={act} />
        )}
      </Paper>
      {path === '/' && searched === '' && <SharedWithMe onAct={act} />}
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

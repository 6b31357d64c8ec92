import { Button, FileButton, Paper } from '@mantine/core';
import { IconFolderPlus, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, ask } from '../api/client.js';
import { nodeByPathQuery } from '../api/queries.js';
import { AskText } from '../ui/AskText.js';
import { Page } from '../ui/Page.js';
import { FileTable } from './FileTable.js';
import { PathTrail } from './PathTrail.js';
import { addressOf, below } from './paths.js';
import { folderKey } from './queries.js';
import { UploadList } from './UploadList.js';
import { useUploads } from './use-uploads.js';

export default function FilesPage({ path: given }: { readonly path: string }) {
  const path = given.length > 1 ? given.replace(/\/$/, '') : given;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { uploads, add, replace, clear } = useUploads();
  const { data: folder } = useQuery({ ...nodeByPathQuery(path), enabled: path !== '/' });
  const [isNaming, setNaming] = useState(false);
  const [isOver, setOver] = useState(false);
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
      <Paper
        withBorder
        radius="lg"
        className="drop-zone"
        data-over={(mayWrite && isOver) || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileTable path={path} mayWrite={mayWrite} />
      </Paper>
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

import { ActionIcon, Menu, Text } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFolderSymlink,
  IconInfoCircle,
  IconKey,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, ask } from '../api/client.js';
import { AskText } from '../ui/AskText.js';
import { Confirm } from '../ui/Confirm.js';
import { MoveDialog } from './MoveDialog.js';
import { NodeDetailsDialog } from './NodeDetailsDialog.js';
import { folderKey, type Listed } from './queries.js';

type Dialog = 'details' | 'rename' | 'move' | 'delete';

export function NodeMenu({ node, id }: { readonly node: Listed; readonly id: string }) {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { name, kind, permissions } = node;
  const params = { path: { id } };
  const refresh = () =>
    Promise.all([folderKey, ['node', id]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const rename = async (next: string) => {
    await ask(api.PATCH('/api/v1/nodes/{id}', { params, body: { name: next } }));
    await refresh();
  };
  const remove = async () => {
    await ask(api.DELETE('/api/v1/nodes/{id}', { params }));
    await refresh();
  };
  const prefill = new URLSearchParams({ name, scopes: `node:${id}:${permissions.write ? 'rw' : 'r'}` });
  return (
    <>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kind === 'file' && (
            <Menu.Item
              component="a"
              href={`/api/v1/nodes/${id}/content`}
              download={name}
              leftSection={<IconDownload size={16} />}
            >
              Download
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconInfoCircle size={16} />} onClick={() => setDialog('details')}>
            Details and scope
          </Menu.Item>
          <Menu.Item component={Link} href={`/tokens?${prefill}`} leftSection={<IconKey size={16} />}>
            Token for only this
          </Menu.Item>
          {permissions.write && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
                Rename
              </Menu.Item>
              <Menu.Item leftSection={<IconFolderSymlink size={16} />} onClick={() => setDialog('move')}>
                Move
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDialog('delete')}
              >
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'details' && <NodeDetailsDialog id={id} onClose={close} />}
      {dialog === 'rename' && (
        <AskText
          title={`Rename ${kind}`}
          label="Name"
          initial={name}
          action="Rename"
          run={rename}
          onClose={close}
        />
      )}
      {dialog === 'move' && <MoveDialog name={name} id={id} onMoved={refresh} onClose={close} />}
      {dialog === 'delete' && (
        <Confirm title={`Delete “${name}”?`} action="Delete" run={remove} onClose={close}>
          <Text size="sm">
            {kind === 'folder' ? 'All that is in it is deleted, too. ' : ''}This cannot be undone.
          </Text>
        </Confirm>
      )}
    </>
  );
}

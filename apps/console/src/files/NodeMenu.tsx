import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconFolderSymlink,
  IconInfoCircle,
  IconKey,
  IconPencil,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { type Act, isChangeable, type NodeAction } from './actions.js';
import { contentOf } from './paths.js';
import type { Listed } from './queries.js';

interface NodeMenuProps {
  readonly node: Listed;
  readonly onAct: Act;
}

/** What can be done with one file or folder. */
export function NodeMenu({ node, onAct }: NodeMenuProps) {
  const { id, name, kind, path, permissions } = node;
  const isWorkspace = path.lastIndexOf('/') === 0;
  const mayChange = isChangeable(node);
  const prefill = new URLSearchParams({ name, scopes: `node:${id}:${permissions.write ? 'rw' : 'r'}` });
  const item = (action: NodeAction, label: string, Icon: typeof IconCopy) => (
    <Menu.Item leftSection={<Icon size={16} />} onClick={() => onAct(action, [node])}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kind === 'file' && permissions.read && (
          <Menu.Item
            component="a"
            href={contentOf(id)}
            download={name}
            leftSection={<IconDownload size={16} />}
          >
            Download
          </Menu.Item>
        )}
        {item('share', 'Share', IconUserShare)}
        {item('details', 'Details and scope', IconInfoCircle)}
        <Menu.Item component={Link} href={`/tokens?${prefill}`} leftSection={<IconKey size={16} />}>
          Token for only this
        </Menu.Item>
        {!isWorkspace && permissions.read && item('copy', 'Copy', IconCopy)}
        {mayChange && (
          <>
            <Menu.Divider />
            {item('rename', 'Rename', IconPencil)}
            {item('move', 'Move', IconFolderSymlink)}
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              onClick={() => onAct('delete', [node])}
            >
              Delete
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

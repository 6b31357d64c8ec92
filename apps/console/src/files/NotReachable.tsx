import { Button, Text } from '@mantine/core';
import { IconFolderOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCurrentUser } from '../session/current-user.js';
import { ShareDialog } from '../sharing/ShareDialog.js';
import { Empty } from '../ui/states.js';
import { workspaceQuery } from './queries.js';

/** Says why a folder does not open, and lets administrators grant themselves a right, which the audit shows. */
export function NotReachable({ path }: { readonly path: string }) {
  const { isAdmin, login } = useCurrentUser();
  const [isSharing, setSharing] = useState(false);
  const name = path.split('/')[1] ?? '';
  const { data: workspace } = useQuery({ ...workspaceQuery(name), enabled: isAdmin });
  if (!workspace) {
    return (
      <Empty icon={<IconFolderOff size={26} />} title="There is no such folder for you">
        <Text size="sm" mb="sm">
          {path} does not exist, or nobody has given you a right there.
        </Text>
        <Button component={Link} href="/files" variant="default" size="compact-sm">
          All workspaces
        </Button>
      </Empty>
    );
  }
  return (
    <Empty icon={<IconLock size={26} />} title={`You hold no right in “${workspace.name}”`}>
      <Text size="sm" mb="sm">
        Administrators manage workspaces, but read no files in them
        {workspace.owner !== null && ` that belong to ${workspace.owner}`} unless they are given a right. You
        may give yourself one; the audit shows it.
      </Text>
      <Button size="compact-md" variant="light" onClick={() => setSharing(true)}>
        Manage who may read or write
      </Button>
      {isSharing && (
        <ShareDialog
          id={workspace.id}
          name={workspace.name}
          suggested={login}
          onClose={() => setSharing(false)}
        />
      )}
    </Empty>
  );
}

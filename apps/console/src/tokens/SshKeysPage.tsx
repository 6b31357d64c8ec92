import { Alert, Button, Paper } from '@mantine/core';
import { IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { policyQuery } from '../api/queries.js';
import { useCurrentUser } from '../session/current-user.js';
import { Page } from '../ui/Page.js';
import { Empty } from '../ui/states.js';
import { CreateTokenDialog } from './CreateTokenDialog.js';
import { TokenTable } from './TokenTable.js';

export default function SshKeysPage() {
  const { login } = useCurrentUser();
  const { data: policy } = useQuery(policyQuery);
  const [isCreating, setCreating] = useState(false);
  return (
    <Page
      title="SSH keys"
      about="A key opens SFTP without a password, with the limits that you give it. The other doors take tokens."
      actions={
        <Button
          leftSection={<IconPlus size={18} />}
          onClick={() => setCreating(true)}
          disabled={policy?.sshKeysAllowed === false}
        >
          New SSH key
        </Button>
      }
    >
      {policy?.sshKeysAllowed === false && (
        <Alert color="yellow">The policy of this server does not let SSH keys open SFTP.</Alert>
      )}
      <Paper withBorder radius="lg">
        <TokenTable
          login={login}
          kind="ssh_key"
          empty={
            <Empty icon={<IconTerminal2 size={26} />} title="No SSH keys yet">
              Add the public half of the key that your programs use.
            </Empty>
          }
        />
      </Paper>
      {isCreating && (
        <CreateTokenDialog login={login} isOwn kind="ssh_key" onClose={() => setCreating(false)} />
      )}
    </Page>
  );
}

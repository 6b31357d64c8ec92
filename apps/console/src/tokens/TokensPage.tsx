import { Button, Paper } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCurrentUser } from '../session/current-user.js';
import { Page } from '../ui/Page.js';
import { Empty } from '../ui/states.js';
import { CreateTokenDialog } from './CreateTokenDialog.js';
import { readPrefill } from './prefill.js';
import { TokenTable } from './TokenTable.js';

export default function TokensPage() {
  const { login } = useCurrentUser();
  const [, navigate] = useLocation();
  const prefill = readPrefill(useSearch());
  const [isCreating, setCreating] = useState(prefill !== undefined);
  const close = () => {
    setCreating(false);
    navigate('/tokens', { replace: true });
  };
  return (
    <Page
      title="My tokens"
      about="A token is the password for WebDAV, SFTP and REST. Give each program its own, with no more than it needs."
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={() => setCreating(true)}>
          New token
        </Button>
      }
    >
      <Paper withBorder radius="lg">
        <TokenTable
          login={login}
          kind="pat"
          empty={
            <Empty icon={<IconKey size={26} />} title="No tokens yet">
              Make one for the first program or device that you want to connect.
            </Empty>
          }
        />
      </Paper>
      {isCreating && <CreateTokenDialog login={login} isOwn kind="pat" prefill={prefill} onClose={close} />}
    </Page>
  );
}

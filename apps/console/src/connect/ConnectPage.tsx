import { Button, Paper } from '@mantine/core';
import { Link } from 'wouter';
import { useCurrentUser } from '../session/current-user.js';
import { Page } from '../ui/Page.js';
import { ConnectionCheck } from './ConnectionCheck.js';
import { ConnectSteps } from './ConnectSteps.js';

export default function ConnectPage() {
  const { login } = useCurrentUser();
  return (
    <Page
      title="Connect"
      about="Every program needs the address, your user name, and a token as the password."
      actions={
        <Button component={Link} href="/tokens?name=" variant="light">
          Make a token
        </Button>
      }
    >
      <ConnectionCheck login={login} />
      <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }}>
        <ConnectSteps login={login} doors={null} />
      </Paper>
    </Page>
  );
}

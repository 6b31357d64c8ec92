import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MintedToken } from '../api/client.js';
import { ConnectionCheck } from '../connect/ConnectionCheck.js';
import { ConnectSteps } from '../connect/ConnectSteps.js';
import { CopyField } from '../ui/CopyField.js';

interface MintedTokenViewProps {
  readonly token: MintedToken;
  readonly onDone: () => void;
}

/** The secret, this once, what to do with it, and whether it has worked. */
export function MintedTokenView({ token, onDone }: MintedTokenViewProps) {
  return (
    <Stack>
      <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="Copy it now">
        <Text size="sm">
          Nobody can show it again. Whoever has it can do what it may do; if it is lost, revoke it and make
          another.
        </Text>
      </Alert>
      <CopyField label={`Token “${token.name}”`} value={token.token} />
      <ConnectSteps login={token.login} doors={token.doors} />
      <ConnectionCheck login={token.login} token={token} />
      <Group justify="flex-end">
        <Button onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}

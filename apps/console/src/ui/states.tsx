import { Alert, Button, Center, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What stands in the place of rows that are on their way. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  return (
    <Stack gap="xs" p="md" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} height={36} radius="md" />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}

export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <Center py={56} px="md">
      <Stack align="center" gap="xs" maw={420}>
        <ThemeIcon size={52} radius="xl" variant="light">
          {icon}
        </ThemeIcon>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" size="sm" ta="center" component="div">
          {children}
        </Text>
      </Stack>
    </Center>
  );
}

interface FailureProps {
  readonly error: Error | null | undefined;
  readonly retry?: () => void;
}

/** Why something did not work; nothing when it did. */
export function Failure({ error, retry }: FailureProps) {
  if (!error) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
      {error.message}
      {retry && (
        <Button ml="md" size="compact-xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

import {
  ActionIcon,
  Button,
  Group,
  Menu,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconChevronDown,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
  IconWorldOff,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { useCurrentUser } from '../session/current-user.js';

export function AccountMenu() {
  const { login, isAdmin } = useCurrentUser();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: (where: '/auth/logout' | '/auth/logout-everywhere') => ask(api.POST(where)),
    // Nothing of one person may be left for the next.
    onSuccess: () => queries.resetQueries(),
    onError: ({ message }) => notifications.show({ color: 'red', message }),
  });
  return (
    <Group gap="xs" wrap="nowrap">
      <ColorSchemeToggle />
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            leftSection={<IconUserCircle size={22} />}
            rightSection={<IconChevronDown size={14} />}
            aria-label={`Account of ${login}`}
          >
            <Text size="sm" c="var(--mantine-color-text)" maw={140} truncate visibleFrom="xs">
              {login}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {login}
            {isAdmin && ', administrator'}
          </Menu.Label>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate('/auth/logout')}>
            Sign out
          </Menu.Item>
          <Menu.Item
            leftSection={<IconWorldOff size={16} />}
            onClick={() => signOut.mutate('/auth/logout-everywhere')}
          >
            Sign out everywhere
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const next = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      onClick={() => setColorScheme(next)}
      aria-label={`Switch to ${next} colours`}
    >
      {next === 'light' ? <IconSun size={19} /> : <IconMoon size={19} />}
    </ActionIcon>
  );
}

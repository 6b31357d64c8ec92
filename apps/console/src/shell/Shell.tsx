import { AppShell, Burger, Group, NavLink, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconFolder,
  IconHeartbeat,
  IconHistory,
  IconKey,
  IconPlugConnected,
  IconScale,
  IconTerminal2,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useCurrentUser } from '../session/current-user.js';
import { AccountMenu } from './AccountMenu.js';
import logo from './logo.svg';

interface Place {
  readonly to: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number }>;
}

const own: readonly Place[] = [
  { to: '/files', label: 'Files', icon: IconFolder },
  { to: '/recycle-bin', label: 'Recycle bin', icon: IconTrash },
  { to: '/tokens', label: 'My tokens', icon: IconKey },
  { to: '/ssh-keys', label: 'SSH keys', icon: IconTerminal2 },
  { to: '/connect', label: 'Connect', icon: IconPlugConnected },
];
const activity: Place = { to: '/audit', label: 'Activity', icon: IconHistory };
const administration: readonly Place[] = [
  { to: '/people', label: 'People', icon: IconUsers },
  { to: '/policy', label: 'Policy', icon: IconScale },
  { ...activity, label: 'Audit' },
  { to: '/health', label: 'Health', icon: IconHeartbeat },
];

export function Shell({ children }: { readonly children: ReactNode }) {
  const { isAdmin } = useCurrentUser();
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <Link href="/files" className="brand plain-link">
              <img src={logo} width={30} height={30} alt="" />
              Patio
            </Link>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Main">
        <Stack gap={4}>
          <Places places={isAdmin ? own : [...own, activity]} onGo={close} />
          {isAdmin && (
            <>
              <Text size="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>
                Administration
              </Text>
              <Places places={administration} onGo={close} />
            </>
          )}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <div style={{ maxWidth: 1120, margin: '0 auto' }}>{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}

function Places({ places, onGo }: { readonly places: readonly Place[]; readonly onGo: () => void }) {
  const [location] = useLocation();
  return places.map(({ to, label, icon: Icon }) => {
    const isHere = location === to || location.startsWith(`${to}/`);
    return (
      <NavLink
        key={to}
        component={Link}
        href={to}
        label={label}
        leftSection={<Icon size={18} />}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
        onClick={onGo}
        fw={500}
        styles={{ root: { borderRadius: 8 } }}
      />
    );
  });
}

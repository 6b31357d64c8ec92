import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

/** Clients that tests drive, with the Debian package that brings each. */
const packages = {
  litmus: 'litmus',
  openssl: 'openssl',
  'mount.davfs': 'davfs2',
  rclone: 'rclone',
  cadaver: 'cadaver',
  curl: 'curl',
  sftp: 'openssh-client',
  scp: 'openssh-client',
  'ssh-audit': 'ssh-audit',
  sshfs: 'sshfs',
  fusermount3: 'fuse3',
  lftp: 'lftp',
  git: 'git',
  tar: 'tar',
  '/usr/bin/python3': 'python3-paramiko',
  gio: 'libglib2.0-bin',
  'dbus-run-session': 'dbus',
  '/usr/libexec/gvfsd-dav': 'gvfs-backends',
  pg_dump: 'postgresql-client',
  '/usr/bin/chromium': 'chromium',
} as const;

export type Client = keyof typeof packages;

/** What else a test may need of the machine. */
const facilities = {
  fuse: { holds: () => isAccessible('/dev/fuse', constants.R_OK | constants.W_OK), says: '/dev/fuse' },
  root: { holds: () => process.getuid?.() === 0, says: 'root, to mount' },
  'python3-paramiko': {
    holds: () => isAccessible('/usr/lib/python3/dist-packages/paramiko', constants.R_OK),
    says: 'python3-paramiko',
  },
} as const;

export type Facility = keyof typeof facilities;

/**
 * A group of tests that need clients of this machine. Without them the group is skipped, and its name says what is missing; with
 * PATIO_REQUIRE_CLIENTS=1, as in CI, that is a failure.
 */
export function describeWith(needs: readonly (Client | Facility)[], name: string, tests: () => void): void {
  const missing = needs.map(whatIsMissing).filter((what) => what !== undefined);
  if (missing.length === 0) {
    describe(name, tests);
  } else if (process.env.PATIO_REQUIRE_CLIENTS === '1') {
    describe(name, () => {
      it('finds what it needs on this machine', () => {
        throw new Error(`Missing: ${missing.join(', ')}.`);
      });
    });
  } else {
    describe.skip(`${name} (needs ${missing.join(', ')})`, tests);
  }
}

function whatIsMissing(need: Client | Facility): string | undefined {
  if (need in facilities) {
    const { holds, says } = facilities[need as Facility];
    return holds() ? undefined : says;
  }
  return isOnPath(need) ? undefined : `${need} from the package ${packages[need as Client]}`;
}

function isOnPath(command: string): boolean {
  if (command.startsWith('/')) return isAccessible(command, constants.X_OK);
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => isAccessible(join(folder, command), constants.X_OK));
}

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

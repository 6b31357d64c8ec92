import type { ExtensionPair } from './extension-pair.js';

/**
 * Names of the EXTENDED requests that this package decodes.
 *
 * @see OpenSSH PROTOCOL §4
 * @see draft-ietf-secsh-filexfer-extensions-00 §3, §5, §7
 */
export const ExtensionName = {
  POSIX_RENAME: 'posix-rename@openssh.com',
  STATVFS: 'statvfs@openssh.com',
  FSTATVFS: 'fstatvfs@openssh.com',
  FSYNC: 'fsync@openssh.com',
  HARDLINK: 'hardlink@openssh.com',
  LSETSTAT: 'lsetstat@openssh.com',
  LIMITS: 'limits@openssh.com',
  EXPAND_PATH: 'expand-path@openssh.com',
  COPY_DATA: 'copy-data',
  HOME_DIRECTORY: 'home-directory',
  USERS_GROUPS_BY_ID: 'users-groups-by-id@openssh.com',
  CHECK_FILE_HANDLE: 'check-file-handle',
  CHECK_FILE_NAME: 'check-file-name',
} as const;

const VERSION_ONE = Buffer.from('1');
const VERSION_TWO = Buffer.from('2');

/**
 * Every extension in the form in which VERSION advertises it; a server takes from it what it implements. Both
 * check-file requests are announced by the one name `check-file`, as the draft has it and as WinSCP looks for it.
 */
export const EXTENSION_PAIRS: readonly ExtensionPair[] = [
  { name: ExtensionName.POSIX_RENAME, data: VERSION_ONE },
  { name: ExtensionName.STATVFS, data: VERSION_TWO },
  { name: ExtensionName.FSTATVFS, data: VERSION_TWO },
  { name: ExtensionName.HARDLINK, data: VERSION_ONE },
  { name: ExtensionName.FSYNC, data: VERSION_ONE },
  { name: ExtensionName.LSETSTAT, data: VERSION_ONE },
  { name: ExtensionName.LIMITS, data: VERSION_ONE },
  { name: ExtensionName.EXPAND_PATH, data: VERSION_ONE },
  { name: ExtensionName.COPY_DATA, data: VERSION_ONE },
  { name: ExtensionName.HOME_DIRECTORY, data: VERSION_ONE },
  { name: ExtensionName.USERS_GROUPS_BY_ID, data: VERSION_ONE },
  { name: 'check-file', data: VERSION_ONE },
];

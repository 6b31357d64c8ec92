import { createHash } from 'node:crypto';
import {
  decodeCheckFile,
  decodeLimits,
  decodeStatvfs,
  decodeUsersGroups,
  FileMode,
  StatusCode,
} from '@patio/sftp-protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APPEND, CREATE, EXCLUSIVE, READ, type TestSession, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';

const { OK, NO_SUCH_FILE, PERMISSION_DENIED, FAILURE, OP_UNSUPPORTED, EOF } = StatusCode;

let door: TestDoor;
let me: FreshUser;
let session: TestSession;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.dispose());
beforeEach(async () => {
  me = await freshUser(door);
  session = await me.session();
});

describe('VERSION', () => {
  test('offers what works and no hard links', async () => {
    const { version, extensions } = await session.version;
    expect(version).toBe(3);
    const offered = Object.fromEntries(
      extensions.map(({ name, data }) => [name, Buffer.from(data).toString()]),
    );
    expect(offered).toEqual({
      'posix-rename@openssh.com': '1',
      'statvfs@openssh.com': '2',
      'fstatvfs@openssh.com': '2',
      'fsync@openssh.com': '1',
      'lsetstat@openssh.com': '1',
      'limits@openssh.com': '1',
      'expand-path@openssh.com': '1',
      'copy-data': '1',
      'home-directory': '1',
      'users-groups-by-id@openssh.com': '1',
      'check-file': '1',
    });
  });
});

describe('OPEN', () => {
  test.each([
    ['read', READ, NO_SUCH_FILE, OK],
    ['write', WRITE, NO_SUCH_FILE, OK],
    ['create', WRITE | CREATE, OK, OK],
    ['create and truncate', WRITE | CREATE | TRUNCATE, OK, OK],
    ['create what must not be there', WRITE | CREATE | EXCLUSIVE, OK, FAILURE],
    ['read, making what is not there', READ | CREATE, OK, OK],
    ['append', WRITE | APPEND, NO_SUCH_FILE, OK],
  ])(
    'to %s answers as POSIX does for a file that is not and one that is there',
    async (_what, pflags, absent, present) => {
      await me.prepare('present', 'content');
      for (const [path, expected] of [
        ['absent', absent],
        ['present', present],
      ] as const) {
        const answer = await session.request({ type: 'open', path, pflags, attrs: {} });
        expect(answer.type === 'status' ? answer.code : OK).toBe(expected);
        if (answer.type === 'handle') expect(await session.close(answer.handle)).toBe(OK);
      }
    },
  );

  test('truncates only when asked to', async () => {
    await me.prepare('file', 'content');
    const kept = await session.open('file', WRITE);
    await session.write(kept, 'CON');
    expect(await session.close(kept)).toBe(OK);
    expect(await me.saved('file')).toBe('CONtent');
    const emptied = await session.open('file', WRITE | TRUNCATE);
    expect(await session.close(emptied)).toBe(OK);
    expect(await me.saved('file')).toBe('');
  });

  test('refuses folders and missing folders', async () => {
    expect(await session.status({ type: 'open', path: '.', pflags: READ, attrs: {} })).toBe(FAILURE);
    const path = 'no/such/folder';
    expect(await session.status({ type: 'open', path, pflags: WRITE | CREATE, attrs: {} })).toBe(
      NO_SUCH_FILE,
    );
  });

  test('gives new files the mode that was asked for, less what a umask of 022 takes', async () => {
    await session.close(await session.open('script', WRITE | CREATE, 0o777));
    expect((await session.stat('script')).permissions).toBe(FileMode.S_IFREG | 0o755);
  });

  test('refuses more handles than the limit', async () => {
    const strict = await door.another({ limits: { handlesPerSession: 2 } });
    const other = await strict.session({ user: me.user });
    const first = await other.open('a', WRITE | CREATE);
    await other.open('b', WRITE | CREATE);
    expect(await other.status({ type: 'opendir', path: '.' })).toBe(FAILURE);
    expect(await other.status({ type: 'open', path: 'c', pflags: WRITE | CREATE, attrs: {} })).toBe(FAILURE);
    await other.close(first);
    await other.open('c', WRITE | CREATE);
  });
});

describe('READ', () => {
  test('is cut at the end of the file and at 255 KiB', async () => {
    await session.put('large', Buffer.alloc(300 * 1024, 'x'));
    const handle = await session.open('large', READ);
    const whole = await session.request({ type: 'read', handle, offset: 0, length: 1024 * 1024 });
    expect(whole.type === 'data' && whole.data.length).toBe(255 * 1024);
    const tail = await session.request({ type: 'read', handle, offset: 300 * 1024 - 7, length: 100 });
    expect(tail.type === 'data' && tail.data.toString()).toBe('xxxxxxx');
    expect(await session.status({ type: 'read', handle, offset: 300 * 1024, length: 1 })).toBe(EOF);
    expect(await session.status({ type: 'read', handle, offset: 2 ** 50, length: 1 })).toBe(EOF);
  });

  test('does not work on a handle for writing, nor WRITE on one for reading', async () => {
    await me.prepare('file', 'content');
    const writing = await session.open('file', WRITE);
    expect(await session.status({ type: 'read', handle: writing, offset: 0, length: 1 })).toBe(FAILURE);
    const reading = await session.open('file', READ);
    expect(await session.write(reading, 'x')).toBe(FAILURE);
  });

  test('shows the content as it was at OPEN, whatever others do', async () => {
    await me.prepare('file', 'before');
    const handle = await session.open('file', READ);
    await me.prepare('file', 'after!');
    expect((await session.readAll(handle)).toString()).toBe('before');
  });
});

describe('WRITE', () => {
  test('takes ranges in any order and fills gaps with zeros', async () => {
    const handle = await session.open('file', WRITE | CREATE);
    const codes = await Promise.all([
      session.write(handle, 'three', 10),
      session.write(handle, 'one', 0),
      session.write(handle, 'two', 5),
    ]);
    expect([...codes, await session.close(handle)]).toEqual([OK, OK, OK, OK]);
    expect(await me.saved('file')).toBe('one\0\0two\0\0three');
  });

  test('goes to the end on handles that append, in the order of arrival, whatever its offset', async () => {
    await me.prepare('log', '0,');
    const handle = await session.open('log', WRITE | APPEND);
    const lines = Array.from({ length: 200 }, (_, i) => `${i + 1},`);
    await Promise.all(lines.map((line) => session.write(handle, line, 0)));
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('log')).toBe(['0,', ...lines].join(''));
  });
});

describe('handles', () => {
  test.each(['never', '', '1'.repeat(256)])('%j is none', async (handle) => {
    expect(await session.close(handle)).toBe(FAILURE);
    expect(await session.status({ type: 'fstat', handle })).toBe(FAILURE);
    expect(await session.status({ type: 'readdir', handle })).toBe(FAILURE);
    expect(await session.status({ type: 'fstatvfs', handle })).toBe(FAILURE);
  });

  test('are gone after CLOSE', async () => {
    const handle = await session.open('file', WRITE | CREATE);
    expect(await session.close(handle)).toBe(OK);
    expect(await session.close(handle)).toBe(FAILURE);
  });
});

describe('attributes', () => {
  test('say type, size, owner and time', async () => {
    await me.prepare('file', 'content');
    const attrs = await session.stat('file');
    expect(attrs).toMatchObject({ size: 7, uid: 1000, gid: 1000, permissions: FileMode.S_IFREG | 0o644 });
    expect(attrs.mtime).toBeGreaterThan(1_700_000_000);
    expect((await session.stat('.')).permissions).toBe(FileMode.S_IFDIR | 0o755);
  });

  test('take times and modes by path and by handle', async () => {
    await me.prepare('file', 'content');
    const attrs = { atime: 5, mtime: 1_000_000_000, permissions: 0o100600 };
    expect(await session.status({ type: 'setstat', path: 'file', attrs })).toBe(OK);
    expect(await session.stat('file')).toMatchObject({
      mtime: 1_000_000_000,
      permissions: FileMode.S_IFREG | 0o600,
    });
    const handle = await session.open('file', READ);
    expect(await session.status({ type: 'fsetstat', handle, attrs: { atime: 1, mtime: 2 } })).toBe(OK);
    expect((await session.fstat(handle)).mtime).toBe(2);
    const folder = { type: 'setstat', path: '.', attrs: { atime: 7, mtime: 7 } } as const;
    expect(await session.status(folder)).toBe(OK);
    expect((await session.stat('.')).mtime).toBe(7);
  });

  test('accept other owners without a change, but not of what is not there', async () => {
    await me.prepare('file', 'content');
    const attrs = { uid: 5, gid: 6 };
    expect(await session.status({ type: 'setstat', path: 'file', attrs })).toBe(OK);
    expect(await session.stat('file')).toMatchObject({ uid: 1000, gid: 1000 });
    expect(await session.status({ type: 'setstat', path: 'absent', attrs })).toBe(NO_SUCH_FILE);
  });

  test('change the size by path and by handle', async () => {
    await me.prepare('file', 'content');
    expect(await session.status({ type: 'setstat', path: 'file', attrs: { size: 3 } })).toBe(OK);
    expect(await me.saved('file')).toBe('con');
    const handle = await session.open('file', WRITE);
    expect(await session.status({ type: 'fsetstat', handle, attrs: { size: 5 } })).toBe(OK);
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBe('con\0\0');
    const reading = await session.open('file', READ);
    expect(await session.status({ type: 'fsetstat', handle: reading, attrs: { size: 0 } })).toBe(FAILURE);
  });

  test('of a folder can be set, but no size: by path and by handle', async () => {
    await session.status({ type: 'mkdir', path: 'folder', attrs: {} });
    const opened = await session.request({ type: 'opendir', path: 'folder' });
    const handle = opened.type === 'handle' ? opened.handle : '';
    for (const where of [
      { type: 'setstat', path: 'folder' } as const,
      { type: 'fsetstat', handle } as const,
    ]) {
      expect(await session.status({ ...where, attrs: { permissions: 0o700 } })).toBe(OK);
      expect(await session.status({ ...where, attrs: { size: 3 } })).toBe(FAILURE);
    }
  });

  test('keep a time that was set while writing', async () => {
    const handle = await session.open('file', WRITE | CREATE);
    await session.write(handle, 'content');
    const attrs = { atime: 1, mtime: 1_234_567_890 };
    expect(await session.status({ type: 'fsetstat', handle, attrs })).toBe(OK);
    expect(await session.close(handle)).toBe(OK);
    expect((await session.stat('file')).mtime).toBe(1_234_567_890);
  });
});

describe('folders', () => {
  test('are made once and removed when empty', async () => {
    expect(await session.status({ type: 'mkdir', path: 'd', attrs: {} })).toBe(OK);
    expect(await session.status({ type: 'mkdir', path: 'd', attrs: {} })).toBe(FAILURE);
    await session.put('d/file', 'x');
    expect(await session.status({ type: 'rmdir', path: 'd' })).toBe(FAILURE);
    expect(await session.status({ type: 'remove', path: 'd/file' })).toBe(OK);
    expect(await session.status({ type: 'rmdir', path: 'd' })).toBe(OK);
    expect(await session.status({ type: 'rmdir', path: 'd' })).toBe(NO_SUCH_FILE);
  });

  test('are not removed by REMOVE, nor files by RMDIR', async () => {
    await session.status({ type: 'mkdir', path: 'd', attrs: {} });
    await session.put('f', 'x');
    expect(await session.status({ type: 'remove', path: 'd' })).toBe(FAILURE);
    expect(await session.status({ type: 'rmdir', path: 'f' })).toBe(NO_SUCH_FILE);
    expect(await session.names('.')).toEqual(['d', 'f']);
  });

  test('are listed in batches of what every client can take, each name once', async () => {
    await session.status({ type: 'mkdir', path: 'd', attrs: {} });
    const names = Array.from({ length: 450 }, (_, i) => `${'n'.repeat(200)}${i}`);
    await Promise.all(names.map((name) => session.status({ type: 'mkdir', path: `d/${name}`, attrs: {} })));
    const opened = await session.request({ type: 'opendir', path: 'd' });
    if (opened.type !== 'handle') throw new Error('no handle');
    const { handle } = opened;
    const found: string[] = [];
    for (;;) {
      const answer = await session.request({ type: 'readdir', handle });
      if (answer.type !== 'name') break;
      expect(answer.entries.length).toBeLessThanOrEqual(200);
      const bytes = answer.entries.reduce((sum, e) => sum + e.filename.length + e.longname.length + 40, 0);
      expect(bytes).toBeLessThanOrEqual(60_000);
      found.push(...answer.entries.map(({ filename }) => filename));
    }
    expect(found.sort()).toEqual(['.', '..', ...names].sort());
    expect(await session.status({ type: 'readdir', handle })).toBe(EOF);
  });

  test('have lines as ls prints them', async () => {
    await me.prepare('report.txt', 'content');
    const [entry] = await session.list('.');
    const { login } = me.user;
    expect(entry?.longname).toMatch(
      new RegExp(`^-rw-r--r-- +1 ${login} +${login} +7 [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d report\\.txt$`),
    );
  });

  test('that are not there, or files, cannot be listed', async () => {
    await me.prepare('file', 'x');
    expect(await session.status({ type: 'opendir', path: 'absent' })).toBe(NO_SUCH_FILE);
    expect(await session.status({ type: 'opendir', path: 'file' })).toBe(NO_SUCH_FILE);
  });
});

describe('RENAME', () => {
  beforeEach(async () => {
    await session.put('file', 'new');
    await session.put('other', 'old');
    for (const path of ['empty', 'full', 'full/sub'])
      await session.status({ type: 'mkdir', path, attrs: {} });
  });

  const rename = (type: 'rename' | 'posix-rename', oldPath: string, newPath: string) =>
    session.status({ type, oldPath, newPath });

  test('moves, and refuses whatever stands at the new name', async () => {
    expect(await rename('rename', 'file', 'full/moved')).toBe(OK);
    expect(await session.content('full/moved')).toBe('new');
    expect(await rename('rename', 'full/moved', 'other')).toBe(FAILURE);
    expect(await rename('rename', 'full/moved', 'empty')).toBe(FAILURE);
    expect(await rename('rename', 'absent', 'x')).toBe(NO_SUCH_FILE);
    expect(await session.content('other')).toBe('old');
  });

  test('posix-rename replaces a file', async () => {
    expect(await rename('posix-rename', 'file', 'other')).toBe(OK);
    expect(await session.content('other')).toBe('new');
    expect(await session.names('.')).toEqual(['empty', 'full', 'other']);
  });

  test('posix-rename replaces an empty folder by a folder, and nothing else', async () => {
    expect(await rename('posix-rename', 'empty', 'full')).toBe(FAILURE);
    expect(await rename('posix-rename', 'file', 'empty')).toBe(FAILURE);
    expect(await rename('posix-rename', 'empty', 'file')).toBe(NO_SUCH_FILE);
    expect(await rename('posix-rename', 'full', 'empty')).toBe(OK);
    expect(await session.names('empty')).toEqual(['sub']);
  });

  test('a name to itself: RENAME refuses it, posix-rename does nothing', async () => {
    expect(await rename('rename', 'file', 'file')).toBe(FAILURE);
    expect(await rename('posix-rename', 'file', './file')).toBe(OK);
    expect(await session.content('file')).toBe('new');
  });

  test('refuses to move a folder into itself', async () => {
    expect(await rename('rename', 'full', 'full/sub/full')).toBe(FAILURE);
  });
});

describe('paths', () => {
  test.each([
    ['', '~'],
    ['.', '~'],
    ['a/./b//c/', '~/a/b/c'],
    ['a/../../..', '/'],
    ['../../../../etc', '/etc'],
    ['/x/../y', '/y'],
    ['/', '/'],
  ])('REALPATH of %j is %j', async (path, expected) => {
    expect(await session.realpath(path)).toBe(expected.replace('~', me.home));
  });

  test.each([
    ['~', '~'],
    ['~/a', '~/a'],
    ['a', '~/a'],
    ['~someone/a', undefined],
  ])('expand-path of %j is %j', async (path, expected) => {
    const answer = await session.request({ type: 'expand-path', path });
    const expanded = answer.type === 'name' ? answer.entries[0]?.filename : undefined;
    expect(expanded).toBe(expected?.replace('~', me.home));
  });

  test('home-directory knows the own home only', async () => {
    for (const [username, expected] of [
      ['', me.home],
      [me.user.login, me.home],
      ['someone', undefined],
    ] as const) {
      const answer = await session.request({ type: 'home-directory', username });
      expect(answer.type === 'name' ? answer.entries[0]?.filename : undefined).toBe(expected);
    }
  });

  test('that are not Unicode, hold NUL or too long names are refused, and the session goes on', async () => {
    for (const path of [`${'x'.repeat(256)}`, 'a\0b', '\ud800']) {
      expect(await session.status({ type: 'mkdir', path, attrs: {} })).toBe(FAILURE);
    }
    expect(await session.names('.')).toEqual([]);
  });

  test('lead nowhere outside', async () => {
    const other = await freshUser(door);
    await other.prepare('secret', 'x');
    for (const path of [`..${other.home}/secret`, `${other.home}/secret`, `./../..${other.home}/secret`]) {
      expect(await session.status({ type: 'stat', path })).toBe(NO_SUCH_FILE);
      expect(await session.status({ type: 'open', path, pflags: READ, attrs: {} })).toBe(NO_SUCH_FILE);
    }
  });
});

describe('rights', () => {
  test('a token for reading cannot write', async () => {
    await me.prepare('file', 'content');
    const reading = await me.session({ scopes: [`node:${me.user.workspaceId}:r`] });
    expect(await reading.content('file')).toBe('content');
    const path = 'file';
    expect(await reading.status({ type: 'open', path, pflags: WRITE, attrs: {} })).toBe(PERMISSION_DENIED);
    expect(await reading.status({ type: 'remove', path })).toBe(PERMISSION_DENIED);
    expect(await reading.status({ type: 'mkdir', path: 'd', attrs: {} })).toBe(PERMISSION_DENIED);
    expect(await reading.status({ type: 'setstat', path, attrs: { permissions: 0 } })).toBe(
      PERMISSION_DENIED,
    );
    expect((await reading.stat('file')).permissions).toBe(FileMode.S_IFREG | 0o444);
  });

  test('a token for writing drops files and sees none', async () => {
    await me.prepare('secret', 'hidden');
    const dropping = await me.session({ scopes: [`node:${me.user.workspaceId}:w`] });
    const handle = await dropping.open('dropped', WRITE | CREATE, 0o600);
    await dropping.write(handle, 'content');
    expect(await dropping.close(handle)).toBe(OK);
    expect(await me.saved('dropped')).toBe('content');
    expect(await dropping.names('.')).toEqual([]);
    for (const pflags of [READ, WRITE, READ | WRITE]) {
      const answer = await dropping.request({ type: 'open', path: 'secret', pflags, attrs: {} });
      expect(answer.type).toBe('status');
    }
    const over = await dropping.open('secret', READ | WRITE | CREATE);
    expect((await dropping.fstat(over)).size).toBe(0);
    expect((await dropping.readAll(over)).toString()).toBe('');
  });
});

describe('extensions', () => {
  test('statvfs gives the capacity in blocks', async () => {
    const sized = await door.another({
      storageCapacity: async () => ({ totalBytes: 1024 ** 3, freeBytes: 4096 * 10 + 5 }),
    });
    const other = await sized.session({ user: me.user });
    const statvfs = decodeStatvfs(await other.extended({ type: 'statvfs', path: '.' }));
    expect(statvfs).toMatchObject({
      fragmentSizeBytes: 4096n,
      blocks: 262_144n,
      freeBlocks: 10n,
      availableBlocks: 10n,
    });
    const { maxNameBytes } = statvfs;
    expect(maxNameBytes).toBe(255n);
    const handle = await other.open('file', WRITE | CREATE);
    expect(decodeStatvfs(await other.extended({ type: 'fstatvfs', handle }))).toEqual(statvfs);
    expect(await other.status({ type: 'statvfs', path: 'absent' })).toBe(NO_SUCH_FILE);
  });

  test("statvfs gives the owner's quota, and no more room than the storage has", async () => {
    await door.platform.admin.updateUser('system', me.user.login, { quotaBytes: 4096 * 100 });
    await me.prepare('file', 'x'.repeat(4096 * 30));
    const shown = { blocks: 100n, freeBlocks: 70n, availableBlocks: 70n };
    for (const path of ['.', 'file', '/']) {
      expect(decodeStatvfs(await session.extended({ type: 'statvfs', path }))).toMatchObject(shown);
    }
    const present = await session.open('file', READ);
    const unsaved = await session.open('unsaved', WRITE | CREATE);
    for (const handle of [present, unsaved]) {
      expect(decodeStatvfs(await session.extended({ type: 'fstatvfs', handle }))).toMatchObject(shown);
    }
    const small = await door.another({
      storageCapacity: async () => ({ totalBytes: 4096 * 1000, freeBytes: 4096 * 3 }),
    });
    const other = await small.session({ user: me.user });
    const statvfs = decodeStatvfs(await other.extended({ type: 'statvfs', path: '.' }));
    expect(statvfs).toMatchObject({ blocks: 100n, freeBlocks: 3n });
  });

  test('limits are those that hold', async () => {
    const limits = decodeLimits(await session.extended({ type: 'limits' }));
    expect(limits).toEqual({
      maxPacketBytes: 256 * 1024,
      maxReadBytes: 255 * 1024,
      maxWriteBytes: 255 * 1024,
      maxOpenHandles: 1024,
    });
  });

  test('users-groups-by-id knows those that were shown', async () => {
    const request = { type: 'users-groups-by-id', uids: [1000, 4711, 0], gids: [1000] } as const;
    const names = decodeUsersGroups(await session.extended(request));
    expect(names).toEqual({ usernames: [me.user.login, '', 'patio'], groupnames: [me.user.login] });
  });

  describe('copy-data', () => {
    const content = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251));
    const whole = { type: 'copy-data', readOffset: 0, readLength: 0, writeOffset: 0 } as const;
    beforeEach(() => session.put('from', content));

    async function contentOf(path: string): Promise<Buffer> {
      return session.readAll(await session.open(path, READ));
    }

    test.each([
      ['a new file', CREATE],
      ['one that is there', CREATE | TRUNCATE],
    ])('copies a whole file to %s without moving bytes, to be changed further', async (_what, pflags) => {
      let copies = 0;
      const counting = await door.another({
        files: (files) => ({
          ...files,
          copy: (...args) => {
            copies++;
            return files.copy(...args);
          },
        }),
      });
      session = await counting.session({ user: me.user });
      if (pflags & TRUNCATE) await session.put('to', 'old');
      const readHandle = await session.open('from', READ);
      const writeHandle = await session.open('to', WRITE | pflags, 0o600);
      expect(await session.status({ ...whole, readHandle, writeHandle })).toBe(OK);
      expect(copies).toBe(1);
      expect((await contentOf('to')).equals(content)).toBe(true);
      expect(await session.write(writeHandle, 'changed', 100)).toBe(OK);
      expect(await session.close(writeHandle)).toBe(OK);
      const expected = Buffer.from(content);
      expected.write('changed', 100);
      expect((await contentOf('to')).equals(expected)).toBe(true);
      expect((await contentOf('from')).equals(content)).toBe(true);
    });

    test('copies a part of a file to the middle of another, and what is not saved yet', async () => {
      const readHandle = await session.open('from', READ | WRITE);
      await session.write(readHandle, 'fresh', 10);
      const writeHandle = await session.open('to', WRITE | CREATE);
      const part = { ...whole, readHandle, writeHandle, readOffset: 8, readLength: 600_000, writeOffset: 3 };
      expect(await session.status(part)).toBe(OK);
      await session.close(writeHandle);
      const expected = Buffer.from(content);
      expected.write('fresh', 10);
      expect(
        (await contentOf('to')).equals(Buffer.concat([Buffer.alloc(3), expected.subarray(8, 600_008)])),
      ).toBe(true);
    });
  });

  test('copy-data refuses a range that overlaps itself', async () => {
    await session.put('file', 'abcdefgh');
    const handle = await session.open('file', READ | WRITE);
    const within = { type: 'copy-data', readHandle: handle, writeHandle: handle, readOffset: 0 } as const;
    expect(await session.status({ ...within, readLength: 4, writeOffset: 2 })).toBe(FAILURE);
    expect(await session.status({ ...within, readLength: 4, writeOffset: 4 })).toBe(OK);
    await session.close(handle);
    expect(await me.saved('file')).toBe('abcdabcd');
  });

  test('check-file hashes a range, whole or in blocks, also of what is not saved yet', async () => {
    const content = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
    const handle = await session.open('file', READ | WRITE | CREATE);
    await session.write(handle, content);
    const sha256 = (from: number, to: number) =>
      createHash('sha256').update(content.subarray(from, to)).digest();
    const range = { algorithms: ['whirlpool', 'sha256', 'md5'], offset: 0, length: 0, blockSizeBytes: 0 };
    const whole = decodeCheckFile(await session.extended({ type: 'check-file-handle', handle, ...range }));
    expect(whole).toEqual({ algorithm: 'sha256', digests: sha256(0, 1000) });
    const byName = { type: 'check-file-name', path: 'file', ...range } as const;
    expect(decodeCheckFile(await session.extended(byName))).toEqual(whole);
    await session.close(handle);
    const blocks = { ...byName, offset: 100, length: 600, blockSizeBytes: 400 };
    expect(decodeCheckFile(await session.extended(blocks)).digests).toEqual(
      Buffer.concat([sha256(100, 500), sha256(500, 700)]),
    );
    expect(await session.status({ ...byName, algorithms: ['whirlpool'] })).toBe(FAILURE);
    expect(await session.status({ ...byName, blockSizeBytes: 16 })).toBe(FAILURE);
  });

  test('links are refused with a sentence', async () => {
    for (const request of [
      { type: 'symlink', targetPath: 'a', linkPath: 'b' },
      { type: 'readlink', path: 'a' },
      { type: 'hardlink', oldPath: 'a', newPath: 'b' },
    ] as const) {
      const answer = await session.request(request);
      expect(answer).toMatchObject({ code: OP_UNSUPPORTED, message: 'Links are not supported.' });
    }
  });

  test('unknown ones and unknown packets are OP_UNSUPPORTED, and the session goes on', async () => {
    const unknown = { type: 'unknown-extension', name: 'x@example.com', payload: Buffer.from('?') } as const;
    expect(await session.status(unknown)).toBe(OP_UNSUPPORTED);
    expect(await session.status({ type: 'unknown', packetType: 77 })).toBe(OP_UNSUPPORTED);
    expect(await session.realpath('.')).toBe(me.home);
  });
});

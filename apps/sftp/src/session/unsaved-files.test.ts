import { FileMode, StatusCode } from '@patio/sftp-protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APPEND, CREATE, EXCLUSIVE, READ, type TestSession, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';

const { OK, NO_SUCH_FILE, FAILURE } = StatusCode;

let door: TestDoor;
let me: FreshUser;
/** The session that writes. */
let session: TestSession;
/** Another one of the same user, as everybody else. */
let other: TestSession;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.dispose());
beforeEach(async () => {
  me = await freshUser(door);
  session = await me.session();
  other = await me.session();
});

const absent = { code: NO_SUCH_FILE };

describe('a new file, before CLOSE', () => {
  let handle: string;
  beforeEach(async () => {
    handle = await session.open('file', WRITE | CREATE, 0o600);
    await session.write(handle, 'content');
  });

  test('is there for its session and not for others', async () => {
    expect(await session.stat('file')).toMatchObject({
      size: 7,
      uid: 1000,
      permissions: FileMode.S_IFREG | 0o600,
    });
    expect(await session.content('file')).toBe('content');
    expect(await session.names('.')).toEqual(['file']);
    expect(await other.request({ type: 'stat', path: 'file' })).toMatchObject(absent);
    expect(await other.names('.')).toEqual([]);
  });

  test('is there for everybody after it', async () => {
    expect(await session.close(handle)).toBe(OK);
    expect(await other.content('file')).toBe('content');
    expect((await other.stat('file')).permissions).toBe(FileMode.S_IFREG | 0o600);
  });

  test('is there for everybody after fsync, and can be written further', async () => {
    expect(await session.status({ type: 'fsync', handle })).toBe(OK);
    expect(await me.saved('file')).toBe('content');
    await session.write(handle, 'CON');
    expect(await me.saved('file')).toBe('content');
    expect(await session.content('file')).toBe('CONtent');
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBe('CONtent');
  });

  test('takes times and sizes by its path', async () => {
    const attrs = { atime: 1, mtime: 1_111_111_111, size: 4 };
    expect(await session.status({ type: 'setstat', path: 'file', attrs })).toBe(OK);
    expect(await session.stat('file')).toMatchObject({ mtime: 1_111_111_111, size: 4 });
    await session.close(handle);
    expect(await other.stat('file')).toMatchObject({ mtime: 1_111_111_111, size: 4 });
  });

  test('stands in the way of what wants its name', async () => {
    await session.put('another', 'x');
    const exclusive = WRITE | CREATE | EXCLUSIVE;
    expect(await session.status({ type: 'open', path: 'file', pflags: exclusive, attrs: {} })).toBe(FAILURE);
    expect(await session.status({ type: 'mkdir', path: 'file', attrs: {} })).toBe(FAILURE);
    expect(await session.status({ type: 'rename', oldPath: 'another', newPath: 'file' })).toBe(FAILURE);
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBe('content');
  });

  test('keeps its folder from being removed', async () => {
    await session.status({ type: 'mkdir', path: 'd', attrs: {} });
    const inFolder = await session.open('d/file', WRITE | CREATE);
    expect(await session.status({ type: 'rmdir', path: 'd' })).toBe(FAILURE);
    expect(await session.close(inFolder)).toBe(OK);
    expect(await me.saved('d/file')).toBe('');
  });

  test('is dropped by REMOVE; its handle works on', async () => {
    expect(await session.status({ type: 'remove', path: 'file' })).toBe(OK);
    expect(await session.request({ type: 'stat', path: 'file' })).toMatchObject(absent);
    expect(await session.write(handle, '!', 7)).toBe(OK);
    expect((await session.fstat(handle)).size).toBe(8);
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBeUndefined();
  });

  test.each(['rename', 'posix-rename'] as const)('follows a %s', async (type) => {
    expect(await session.status({ type, oldPath: 'file', newPath: 'moved' })).toBe(OK);
    expect(await session.write(handle, '!', 7)).toBe(OK);
    expect(await session.content('moved')).toBe('content!');
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('moved')).toBe('content!');
    expect(await me.saved('file')).toBeUndefined();
  });

  test('follows a rename of a folder above it', async () => {
    await session.status({ type: 'mkdir', path: 'd', attrs: {} });
    const inFolder = await session.open('d/file', WRITE | CREATE);
    expect(await session.status({ type: 'rename', oldPath: 'd', newPath: 'e' })).toBe(OK);
    await session.write(inFolder, 'late');
    expect((await session.stat('e/file')).size).toBe(4);
    expect(await session.close(inFolder)).toBe(OK);
    expect(await me.saved('e/file')).toBe('late');
  });

  test('gives way to a posix-rename over it', async () => {
    await session.put('another', 'other');
    const request = { type: 'posix-rename', oldPath: 'another', newPath: 'file' } as const;
    expect(await session.status(request)).toBe(OK);
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBe('other');
  });

  test('is one file for all handles of its session', async () => {
    const second = await session.open('file', READ | WRITE);
    await session.write(second, 'CON');
    const appending = await session.open('file', WRITE | APPEND);
    await session.write(appending, '!');
    expect(await session.close(second)).toBe(OK);
    await session.write(handle, 'T', 3);
    expect(await session.content('file')).toBe('CONTent!');
    expect(await session.close(appending)).toBe(OK);
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('file')).toBe('CONTent!');
  });

  test('can be read on by a handle that was opened while it was written', async () => {
    const reading = await session.open('file', READ);
    await session.close(handle);
    expect((await session.readAll(reading)).toString()).toBe('content');
    expect(await session.close(reading)).toBe(OK);
  });
});

describe('a file that is there, opened for writing', () => {
  beforeEach(() => me.prepare('file', 'content'));

  test('stays as it is for others until CLOSE', async () => {
    const handle = await session.open('file', WRITE | TRUNCATE);
    await session.write(handle, 'new');
    expect(await session.content('file')).toBe('new');
    expect(await other.content('file')).toBe('content');
    expect((await session.list('.')).map(({ attrs }) => attrs.size)).toEqual([3]);
    expect((await other.list('.')).map(({ attrs }) => attrs.size)).toEqual([7]);
    expect(await session.close(handle)).toBe(OK);
    expect(await other.content('file')).toBe('new');
  });

  test('keeps node, mode and time when nothing was written', async () => {
    const before = await door.platform.files.stat(me.principal, { path: `${me.home}/file` });
    const handle = await session.open('file', READ | WRITE | CREATE, 0o777);
    expect((await session.readAll(handle)).toString()).toBe('content');
    expect(await session.close(handle)).toBe(OK);
    expect(await door.platform.files.stat(me.principal, { path: `${me.home}/file` })).toEqual(before);
  });

  test('shows its changes to handles that were open before, of this session alone', async () => {
    const reading = await session.open('file', READ);
    const others = await other.open('file', READ);
    const handle = await session.open('file', WRITE);
    await session.write(handle, 'CON');
    expect((await session.readAll(reading)).toString()).toBe('CONtent');
    await session.close(handle);
    expect((await session.readAll(reading)).toString()).toBe('CONtent');
    expect((await other.readAll(others)).toString()).toBe('content');
  });

  test('stays in its place when another one is renamed over it while it is open for reading', async () => {
    const reading = await session.open('file', READ);
    await session.put('new', 'newer');
    await session.status({ type: 'posix-rename', oldPath: 'new', newPath: 'file' });
    expect((await session.readAll(reading)).toString()).toBe('content');
    expect(await session.content('file')).toBe('newer');
  });

  test('is not replaced by half a content after a write that failed', async () => {
    const failing = await door.another({
      files: (files) => ({
        ...files,
        async draft(...args) {
          const draft = await files.draft(...args);
          const write = draft.write.bind(draft);
          draft.write = (source, position) =>
            position === 3 ? Promise.reject(new Error('no space left')) : write(source, position);
          return draft;
        },
      }),
    });
    const unlucky = await failing.session({ user: me.user });
    const handle = await unlucky.open('file', WRITE | TRUNCATE);
    expect(await unlucky.write(handle, 'new', 0)).toBe(OK);
    expect(await unlucky.write(handle, 'er', 3)).toBe(FAILURE);
    expect(await unlucky.close(handle)).toBe(FAILURE);
    expect(await me.saved('file')).toBe('content');
    expect(failing.log).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  test('CLOSE says when it could not be saved, and the handle is gone', async () => {
    const handle = await session.open('file', WRITE);
    await session.write(handle, 'new');
    await door.platform.files.remove(me.principal, { path: `${me.home}/file` });
    expect(await session.close(handle)).toBe(NO_SUCH_FILE);
    expect(await session.close(handle)).toBe(FAILURE);
  });
});

describe('a client that goes away without CLOSE', () => {
  async function saved(name: string, expected: string | undefined): Promise<void> {
    await expect.poll(() => me.saved(name)).toBe(expected);
  }

  /** Leaves `leave` undone until everything that was sent has been carried out. */
  async function interrupted(pflags: number, data: string, offset: number, leave: 'cut' | 'end' | 'stop') {
    const own = await door.another({});
    const client = await own.logIn({ user: me.user });
    const uploading = await client.openSession();
    const handle = await uploading.open('file', pflags);
    expect(await uploading.write(handle, data, offset)).toBe(OK);
    if (leave === 'cut') client.cut();
    else if (leave === 'end') uploading.channel.end();
    else await own.server.close();
    await client.closed.catch(() => undefined);
  }

  test.each(['cut', 'stop'] as const)('leaves what arrived of a new file (%s)', async (leave) => {
    await interrupted(WRITE | CREATE | TRUNCATE, 'half of it', 0, leave);
    await saved('file', 'half of it');
  });

  test('leaves the old content of a file that it was replacing', async () => {
    await me.prepare('file', 'content');
    await interrupted(WRITE | CREATE | TRUNCATE, 'half', 0, 'stop');
    expect(await me.saved('file')).toBe('content');
  });

  test('leaves the old content of a file that it was changing in place', async () => {
    await me.prepare('file', 'content');
    await interrupted(WRITE, 'CON', 0, 'stop');
    expect(await me.saved('file')).toBe('content');
  });

  test('leaves what arrived of a resumed upload, which changes nothing that was there', async () => {
    await me.prepare('file', 'half of');
    await interrupted(WRITE, ' it and a bit', 7, 'stop');
    expect(await me.saved('file')).toBe('half of it and a bit');
  });
});

describe('settings', () => {
  test('an upload that breaks off leaves nothing when that is asked for', async () => {
    const strict = await door.another({ keepPartialUploads: false });
    const user = await freshUser(door);
    const client = await strict.logIn({ user: user.user });
    const session = await client.openSession();
    const handle = await session.open('new', WRITE | CREATE);
    expect(await session.write(handle, 'half')).toBe(StatusCode.OK);
    client.cut();
    await strict.server.close();
    expect(await user.saved('new')).toBeUndefined();
  });

  test('what is not saved yet takes no more room than the setting says, and nothing saved is lost', async () => {
    const small = await door.another({ spoolBytes: 1000 });
    const user = await freshUser(door);
    await user.prepare('file', 'x'.repeat(600));
    const session = await small.session({ user: user.user });
    const edited = await session.open('file', WRITE);
    expect(await session.write(edited, 'y')).toBe(StatusCode.OK);
    const other = await session.open('other', WRITE | CREATE);
    expect(await session.write(other, 'z'.repeat(401))).toBe(StatusCode.FAILURE);
    expect(await session.close(other)).toBe(StatusCode.FAILURE);
    expect(await user.saved('other')).toBeUndefined();
    expect(await session.write(edited, 'y', 1000)).toBe(StatusCode.FAILURE);
    expect(await session.close(edited)).toBe(StatusCode.FAILURE);
    expect(await user.saved('file')).toBe('x'.repeat(600));
    const again = await session.open('other', WRITE | CREATE);
    expect(await session.write(again, 'z'.repeat(1000))).toBe(StatusCode.OK);
    expect(await session.close(again)).toBe(StatusCode.OK);
    expect(await user.saved('other')).toHaveLength(1000);
  });
});

import { FileMode, StatusCode } from '@patio/sftp-protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREATE, EXCLUSIVE, type TestClient, type TestSession, TRUNCATE, WRITE } from '../testing/client.js';
import { openTestDoor, type TestDoor } from '../testing/door.js';
import { type FreshUser, freshUser } from '../testing/fresh-user.js';
import { FreshFolders } from './fresh-folders.js';

const { OK, FAILURE, PERMISSION_DENIED } = StatusCode;
const overwrite = WRITE | CREATE | TRUNCATE;

test('names are presumed free in folders that the session has made, until it uses them or moves folders', () => {
  const folders = new FreshFolders();
  expect(folders.presumesFree('/a/b')).toBe(false);
  folders.add('/a');
  expect(folders.presumesFree('/a/b')).toBe(true);
  folders.add('/a/b');
  expect(folders.presumesFree('/a/b')).toBe(false);
  expect(folders.presumesFree('/a/b/c')).toBe(true);
  folders.clear();
  expect(folders.presumesFree('/a/c')).toBe(false);
});

test('only so many names are remembered', () => {
  const folders = new FreshFolders();
  folders.add('/a');
  for (let index = 0; index <= 20_000; index++) folders.note(`/a/${index}`);
  expect(folders.presumesFree('/a/b')).toBe(false);
});

describe('in a folder that the session has made, where others have put something meanwhile', () => {
  let looks = 0;
  let door: TestDoor;
  let me: FreshUser;
  let client: TestClient;
  let session: TestSession;
  beforeAll(async () => {
    door = await openTestDoor({
      onQuery(text) {
        if (/AS place/.test(text)) looks++;
      },
    });
  });
  afterAll(() => door.dispose());
  beforeEach(async () => {
    me = await freshUser(door);
    client = await door.logIn({ user: me.user });
    session = await client.openSession();
    await session.request({ type: 'mkdir', path: 'd', attrs: {} });
    await session.put('d/first', 'x');
  });

  const opened = (path: string, pflags: number) =>
    session.status({ type: 'open', path, pflags, attrs: { permissions: 0o600 } });

  test('a new file takes no look before it is saved', async () => {
    looks = 0;
    const handle = await session.open('d/file', overwrite, 0o600);
    await session.write(handle, 'content');
    expect(await session.close(handle)).toBe(OK);
    expect(looks).toBe(0);
    expect(await me.saved('d/file')).toBe('content');
    expect((await session.stat('d/file')).permissions).toBe(FileMode.S_IFREG | 0o600);
  });

  test('their file is replaced at CLOSE, and keeps its mode', async () => {
    await me.prepare('d/file', 'of others');
    const handle = await session.open('d/file', overwrite, 0o600);
    await session.write(handle, 'mine');
    expect(await session.close(handle)).toBe(OK);
    expect(await me.saved('d/file')).toBe('mine');
    expect((await session.stat('d/file')).permissions).toBe(FileMode.S_IFREG | 0o644);
  });

  test('their file stays when the connection is lost', async () => {
    await me.prepare('d/file', 'of others');
    const handle = await session.open('d/file', overwrite);
    await session.write(handle, 'mi');
    const own = await session.open('d/own', overwrite);
    await session.write(own, 'mine');
    client.cut();
    await client.closed.catch(() => undefined);
    await expect.poll(() => me.saved('d/own')).toBe('mine');
    expect(await me.saved('d/file')).toBe('of others');
  });

  test('their folder stays, and CLOSE says so', async () => {
    await door.platform.files.createFolder(me.principal, { path: `${me.home}/d/folder` });
    const handle = await session.open('d/folder', overwrite);
    await session.write(handle, 'mine');
    expect(await session.close(handle)).toBe(FAILURE);
    expect((await session.stat('d/folder')).permissions).toBe(FileMode.S_IFDIR | 0o755);
  });

  test('what the session knows itself is seen at OPEN, and so is all that must not be there', async () => {
    await session.request({ type: 'mkdir', path: 'd/own', attrs: {} });
    expect(await opened('d/own', overwrite)).toBe(FAILURE);
    await me.prepare('d/file', 'of others');
    expect(await opened('d/file', overwrite | EXCLUSIVE)).toBe(FAILURE);
  });
});

test('a right that was taken away meanwhile is missed at CLOSE', async () => {
  const door = await openTestDoor();
  try {
    const [owner, guest] = [await freshUser(door), await freshUser(door)];
    const { platform } = door;
    await platform.grant(guest.user, owner.user.workspaceId, 'rw');
    const session = await guest.session();
    await session.request({ type: 'mkdir', path: `${owner.home}/d`, attrs: {} });
    await session.put(`${owner.home}/d/first`, 'x');
    await platform.grant(guest.user, owner.user.workspaceId, 'r');
    const handle = await session.open(`${owner.home}/d/file`, overwrite);
    expect(await session.close(handle)).toBe(PERMISSION_DENIED);
    expect(await owner.saved('d/file')).toBeUndefined();
  } finally {
    await door.dispose();
  }
});

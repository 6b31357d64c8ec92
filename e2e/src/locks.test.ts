import type { TestUser } from '@patio/pat-core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from './harness/doors.js';
import { type Account, basicHeader } from './harness/endpoints.js';
import { openSftp, type SftpSession, sftpStatus } from './harness/sftp-session.js';

const lockInfo =
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
const sftpFailure = 4;

/** Alice and Bob may both write in her workspace; she holds a lock there that she took through WebDAV. */
describe('a lock taken through WebDAV', () => {
  let doors: TestDoors;
  let alice: Account;
  let bob: Account;
  let bobsSftp: SftpSession;
  let alicesSftp: SftpSession;
  let folder: string;
  let round = 0;

  beforeAll(async () => {
    doors = await openTestDoors();
    const users = [await doors.platform.createUser('alice'), await doors.platform.createUser('bob')] as const;
    await doors.platform.grant(users[1], users[0].workspaceId, 'rw');
    [alice, bob] = await Promise.all([accountOf(users[0]), accountOf(users[1])]);
    [alicesSftp, bobsSftp] = await Promise.all([openSftp(doors, alice), openSftp(doors, bob)]);
  });
  afterAll(async () => {
    await Promise.all([alicesSftp.end(), bobsSftp.end()]);
    await doors.close();
    expect(doors.errors).toEqual([]);
  });
  beforeEach(async () => {
    folder = `/alice/${++round}`;
    await dav(alice, 'MKCOL', folder);
    await dav(alice, 'MKCOL', `${folder}/sub`);
    for (const name of ['a', 'sub/b']) await dav(alice, 'PUT', `${folder}/${name}`, { body: 'old' });
  });

  async function accountOf(user: TestUser): Promise<Account> {
    return { login: user.login, token: (await doors.platform.mint(user)).secret };
  }

  async function dav(account: Account, method: string, path: string, init: RequestInit = {}) {
    const headers = { Authorization: basicHeader(account), ...init.headers };
    const response = await fetch(`${doors.webdav}${path}`, { ...init, method, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async function rest(account: Account, method: string, route: string, json?: unknown) {
    const response = await fetch(`${doors.rest}/api/v1${route}`, {
      method,
      headers: { Authorization: `Bearer ${account.token}`, 'Content-Type': 'application/json' },
      body: json === undefined ? null : JSON.stringify(json),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  const lock = (path: string, depth: '0' | 'infinity') =>
    dav(alice, 'LOCK', path, { body: lockInfo, headers: { Depth: depth, Timeout: 'Second-600' } });
  const nodeAt = async (path: string) =>
    (await rest(bob, 'GET', `/nodes?path=${encodeURIComponent(path)}`)).json;

  /** What Bob's changes of a file in the folder come to at each door. */
  async function changesByBob(path: string) {
    const { id } = await nodeAt(path);
    const elsewhere = { headers: { Destination: `/dav${folder}/moved` } };
    return {
      'WebDAV PUT': (await dav(bob, 'PUT', path, { body: 'new' })).status,
      'WebDAV PROPPATCH': (await dav(bob, 'PROPPATCH', path, { body: proppatch })).status,
      'WebDAV MOVE': (await dav(bob, 'MOVE', path, elsewhere)).status,
      'WebDAV DELETE': (await dav(bob, 'DELETE', path)).status,
      'REST PUT': (await rest(bob, 'PUT', `/files${path}`, 'new')).status,
      'REST PATCH': (await rest(bob, 'PATCH', `/nodes/${id}`, { name: 'moved' })).status,
      'REST DELETE': (await rest(bob, 'DELETE', `/nodes/${id}`)).status,
      'SFTP write': await sftpStatus(bobsSftp.write(path, 'new')),
      'SFTP rename': await sftpStatus(bobsSftp.rename(path, `${folder}/moved`)),
      'SFTP remove': await sftpStatus(bobsSftp.removeFile(path)),
    };
  }

  const proppatch =
    '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><p xmlns="urn:x">1</p></D:prop></D:set></D:propertyupdate>';
  const refused = {
    ...{ 'WebDAV PUT': 423, 'WebDAV PROPPATCH': 423, 'WebDAV MOVE': 423, 'WebDAV DELETE': 423 },
    ...{ 'REST PUT': 423, 'REST PATCH': 423, 'REST DELETE': 423 },
    ...{ 'SFTP write': sftpFailure, 'SFTP rename': sftpFailure, 'SFTP remove': sftpFailure },
  };

  it.each([
    ['the file', '/a', '/a', '0'],
    ['a folder above', '/sub/b', '', 'infinity'],
  ] as const)('on %s refuses changes by others at every door, and REST names its holder', async (...row) => {
    const [, name, root, depth] = row;
    expect((await lock(folder + root, depth)).status).toBe(200);
    expect(await changesByBob(folder + name)).toEqual(refused);
    const shown = {
      ...{ holder: 'alice', path: folder + root, scope: 'exclusive', depth },
      renewedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      expiresAt: expect.stringMatching(/^20\d\d-.*Z$/),
    };
    const node = await nodeAt(folder + name);
    expect(node.locks).toEqual([shown]);
    expect((await rest(bob, 'GET', `/nodes/${node.id}`)).json.locks).toEqual([shown]);
    expect((await rest(bob, 'DELETE', `/nodes/${node.id}`)).json.detail).toContain('alice');
    expect((await dav(bob, 'GET', folder + name)).text).toBe('old');
  });

  it('leaves other files alone, and asks no token of its holder at doors that have none', async () => {
    await lock(`${folder}/a`, '0');
    const free = await nodeAt(`${folder}/sub/b`);
    expect(free.locks).toEqual([]);
    expect((await dav(bob, 'PUT', `${folder}/sub/b`, { body: 'new' })).status).toBe(204);
    expect((await rest(alice, 'PUT', `/files${folder}/a`, 'by REST')).status).toBe(200);
    expect(await sftpStatus(alicesSftp.write(`${folder}/a`, 'by SFTP'))).toBe(0);
    expect((await dav(alice, 'PUT', `${folder}/a`, { body: 'no token' })).status).toBe(423);
  });

  it('ends with UNLOCK', async () => {
    const { headers } = await lock(`${folder}/a`, '0');
    const token = headers.get('Lock-Token') ?? '';
    expect((await dav(alice, 'UNLOCK', `${folder}/a`, { headers: { 'Lock-Token': token } })).status).toBe(
      204,
    );
    expect((await nodeAt(`${folder}/a`)).locks).toEqual([]);
    expect((await rest(bob, 'PUT', `/files${folder}/a`, 'new')).status).toBe(200);
  });
});

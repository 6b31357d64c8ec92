import type { Principal } from '@patio/pat-core';
import type { TestToken } from '@patio/pat-core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { basicHeader } from '../harness/endpoints.js';
import { openSftp, sftpStatus } from '../harness/sftp-session.js';

/**
 * What a write-only token learns and does where things stand that it cannot see. A free name and a taken one may differ only where the
 * tree itself leaves no choice: a second thing of one name cannot be made.
 */
describe('a write-only folder', () => {
  let doors: TestDoors;
  let owner: Principal;
  let dropper: TestToken;
  let round = 0;
  let box: string;

  beforeAll(async () => {
    doors = await openTestDoors();
    owner = await doors.platform.signIn(await doors.platform.createUser('alice'));
  });
  afterAll(async () => {
    await doors.close();
    expect(doors.errors).toEqual([]);
  });
  beforeEach(async () => {
    const { files } = doors.platform;
    round += 1;
    box = `/alice/${round}`;
    const { id } = await files.createFolder(owner, { path: box });
    await files.createFolder(owner, { path: `${box}/folder` });
    await files.write(owner, { path: `${box}/file` }, bytes('old'));
    const { userId, login } = owner;
    const user = { id: userId, login, workspaceId: '' as never };
    dropper = await doors.platform.mint(user, { scopes: [`node:${id}:w`] });
  });

  const account = () => ({ login: 'alice', token: dropper.secret });

  async function dav(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
    const body = method === 'PUT' ? 'new' : method === 'LOCK' ? lockInfo : null;
    const response = await fetch(`${doors.webdav}${path}`, {
      method,
      headers: { Authorization: basicHeader(account()), ...headers },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function rest(method: string, route: string, json?: unknown): Promise<number> {
    const response = await fetch(`${doors.rest}/api/v1${route}`, {
      method,
      headers: {
        Authorization: `Bearer ${dropper.secret}`,
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: json === undefined ? 'new' : JSON.stringify(json),
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function namesInBox(): Promise<string[]> {
    const names: string[] = [];
    for await (const page of doors.platform.files.list(owner, { path: box })) {
      names.push(...page.map(({ node }) => node.name));
    }
    return names;
  }

  it('answers a second upload of a name as it answered the first', async () => {
    expect([await dav('PUT', `${box}/a`), await dav('PUT', `${box}/a`)]).toEqual([201, 201]);
    const upload = () => rest('PUT', `/files${box}/b`);
    expect([await upload(), await upload()]).toEqual([201, 201]);
    const session = await openSftp(doors, account());
    expect(await sftpStatus(session.write(`${box}/c`, 'new'))).toBe(0);
    expect(await sftpStatus(session.write(`${box}/c`, 'new'))).toBe(0);
    await session.end();
  });

  it('does not tell by LOCK whether there is a file', async () => {
    expect(await dav('LOCK', `${box}/free`)).toBe(201);
    expect(await dav('LOCK', `${box}/file`)).toBe(201);
  });

  it('refuses a folder where something stands, as taken and not as trouble of the server', async () => {
    for (const name of ['file', 'folder']) {
      expect(await dav('MKCOL', `${box}/${name}`)).toBe(405);
      expect(await rest('POST', '/nodes', { path: `${box}/${name}` })).toBe(409);
      const session = await openSftp(doors, account());
      expect(await sftpStatus(session.makeFolder(`${box}/${name}`))).toBe(4);
      await session.end();
    }
  });

  it('refuses to put a file where a folder stands', async () => {
    expect(await dav('PUT', `${box}/folder`)).toBe(405);
    expect(await rest('PUT', `/files${box}/folder`)).toBe(409);
    const session = await openSftp(doors, account());
    expect(await sftpStatus(session.write(`${box}/folder`, 'new'))).toBe(4);
    await session.end();
  });

  it('lets nobody take away by MOVE or COPY what it may not delete', async () => {
    const { files, mint } = doors.platform;
    const source = `/alice/${round}-mine`;
    const mine = await files.createFolder(owner, { path: source });
    await files.write(owner, { path: `${source}/x` }, bytes('x'));
    const theBox = await files.stat(owner, { path: box });
    dropper = await mint(
      { id: owner.userId, login: owner.login, workspaceId: '' as never },
      { scopes: [`node:${mine.id}:rw`, `node:${theBox.id}:w`] },
    );
    const to = (name: string) => ({ Destination: `${doors.webdav}${box}/${name}`, Overwrite: 'T' });
    for (const method of ['MOVE', 'COPY']) {
      for (const name of ['file', 'folder']) {
        const status = await dav(method, `${source}/x`, to(name));
        // A COPY onto a file is a write of it, which is allowed.
        const allowed = method === 'COPY' && name === 'file';
        expect([method, name, status]).toEqual([method, name, allowed ? 201 : expect.toSatisfy(isRefusal)]);
      }
    }
    const session = await openSftp(doors, account());
    expect(await sftpStatus(session.rename(`${source}/x`, `${box}/file`))).toBeGreaterThan(0);
    await session.end();
    expect(await namesInBox()).toEqual(['file', 'folder']);
  });
});

const lockInfo =
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

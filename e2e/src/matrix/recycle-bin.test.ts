import type { Principal } from '@patio/pat-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { type Account, basicHeader } from '../harness/endpoints.js';
import { openSftp } from '../harness/sftp-session.js';
import type { MatrixDoor } from './door.js';
import { restDoor } from './rest-door.js';
import { buildTemplate, setScene } from './scene.js';
import { sftpDoor } from './sftp-door.js';
import { webdavDoor } from './webdav-door.js';

const template = '/alice/template';
const doorNames = ['rest', 'webdav', 'sftp'] as const;
const wide = { userRight: 'rw', scope: undefined } as const;

describe('what is deleted through a door', () => {
  let doors: TestDoors;
  let owner: Principal;
  let caller: Awaited<ReturnType<TestDoors['platform']['createUser']>>;
  let byName: Record<(typeof doorNames)[number], MatrixDoor>;
  let scenes = 0;

  beforeAll(async () => {
    doors = await openTestDoors();
    byName = { rest: restDoor(doors), webdav: webdavDoor(doors), sftp: sftpDoor(doors) };
    owner = await doors.platform.signIn(await doors.platform.createUser('alice'));
    caller = await doors.platform.createUser('bob');
    await buildTemplate(doors.platform.files, owner, template);
  });
  afterAll(async () => {
    await doors.close();
    expect(doors.errors).toEqual([]);
  });

  async function ask(method: string, route: string, token: string) {
    const response = await fetch(doors.rest + route, {
      method,
      headers: { Authorization: `Bearer ${token}` },
    });
    return { status: response.status, json: await response.json() };
  }

  const deletions = doorNames.flatMap((door) =>
    (['delete', 'delete folder'] as const).map((operation) => [door, operation] as const),
  );

  it.each(deletions)('%s: %s, is in the recycle bin and comes back as it was', async (door, operation) => {
    const top = `/alice/${++scenes}`;
    const scene = await setScene(
      doors.platform,
      { owner, caller },
      { template, top },
      { operation, ...wide },
    );
    const { token, subject } = scene;
    const id = scene.idOf(subject);
    const before = await scene.snapshot();
    const attempt = byName[door].attempts[operation];
    await attempt?.({ login: caller.login, token: token.secret }, scene);
    expect(await scene.snapshot()).not.toBe(before);

    const listed = await ask('GET', `/api/v1/recycle-bin?path=${top}`, token.secret);
    expect(listed.json).toMatchObject({ items: [{ id, path: subject, deletedBy: 'bob' }] });
    const restored = await ask('POST', `/api/v1/recycle-bin/${id}/restore`, token.secret);
    expect(restored).toMatchObject({ status: 200, json: { id, path: subject } });
    expect(await scene.snapshot()).toBe(before);
  });

  it.each(doorNames)('%s: is out of reach of those who could not read it', async (door) => {
    const top = `/alice/${++scenes}`;
    const one = { operation: 'delete', ...wide } as const;
    const scene = await setScene(doors.platform, { owner, caller }, { template, top }, one);
    await byName[door].attempts.delete?.({ login: caller.login, token: scene.token.secret }, scene);
    const id = scene.idOf(scene.subject);
    const stranger = await doors.platform.createUser(`stranger-${door}`);
    const elsewhere = `node:${caller.workspaceId}:rw`;
    for (const { secret } of [
      await doors.platform.mint(stranger),
      await doors.platform.mint(caller, { scopes: [elsewhere] }),
    ]) {
      expect((await ask('GET', '/api/v1/recycle-bin', secret)).json).toMatchObject({ items: [] });
      expect((await ask('POST', `/api/v1/recycle-bin/${id}/restore`, secret)).status).toBe(404);
      expect((await ask('DELETE', `/api/v1/recycle-bin/${id}`, secret)).status).toBe(404);
    }
  });

  describe('with a quota', () => {
    const quotaBytes = 1_000_000;
    const properties =
      '<propfind xmlns="DAV:"><prop><quota-available-bytes/><quota-used-bytes/></prop></propfind>';

    /** Used and free bytes, as each door that tells them does. */
    async function figures(account: Account): Promise<readonly (readonly number[])[]> {
      const headers = { Authorization: basicHeader(account), Depth: '0' };
      const url = `${doors.webdav}/${account.login}`;
      const text = await (await fetch(url, { method: 'PROPFIND', headers, body: properties })).text();
      const [free = 0, used = 0] = ['available', 'used'].map((word) =>
        Number(new RegExp(`<D:quota-${word}-bytes>(\\d+)<`).exec(text)?.[1]),
      );
      const session = await openSftp(doors, account);
      const stat = await new Promise<{ f_frsize: number; f_blocks: number; f_bavail: number }>(
        (resolve, reject) => {
          session.sftp.ext_openssh_statvfs(`/${account.login}`, (error, info) =>
            error ? reject(error) : resolve(info as never),
          );
        },
      );
      await session.end();
      const blocks = (count: number) => Math.floor(count / stat.f_frsize);
      return [
        [blocks(used + free), blocks(free)],
        [stat.f_blocks, stat.f_bavail],
      ];
    }

    it.each(doorNames)('%s: makes room at once, and every door says so', async (door) => {
      const user = await doors.platform.createUser(`limited-${door}`);
      const { login } = user;
      await doors.platform.admin.updateUser('system', login, { quotaBytes });
      const account = { login, token: (await doors.platform.mint(user)).secret };
      const put = async (name: string, sizeBytes: number) => {
        const init = { method: 'PUT', headers: { Authorization: basicHeader(account) } };
        const body = Buffer.alloc(sizeBytes);
        return (await fetch(`${doors.webdav}/${login}/${name}`, { ...init, body })).status;
      };
      expect(await put('a', quotaBytes)).toBe(201);
      expect(await put('b', 1)).toBe(507);
      const [webdavFull, sftpFull] = await figures(account);
      expect(webdavFull).toEqual(sftpFull);
      expect(sftpFull?.[1]).toBe(0);

      const scene = { subject: `/${login}/a`, idOf: () => '' } as never;
      await byName[door].attempts.delete?.(account, scene);
      const [webdavFree, sftpFree] = await figures(account);
      expect(webdavFree).toEqual(sftpFree);
      expect(sftpFree?.[1]).toBe(sftpFree?.[0]);
      expect(await put('b', quotaBytes + 1)).toBe(507);
      expect(await put('b', quotaBytes)).toBe(201);
    });
  });
});

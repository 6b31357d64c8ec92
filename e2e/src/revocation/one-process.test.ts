import type { Principal } from '@patio/pat-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { holdDownload, holdUpload, keepConnection } from '../harness/requests.js';
import { openSftp, sftpStatus } from '../harness/sftp-session.js';
import { createSubject, downloadBytes, type Subject, tokenLifeMs } from './subject.js';
import { expectOverWithinASecond, expectWithinASecond } from './within-a-second.js';

/** Statuses of SFTP. */
const noSuchFile = 2;

describe('what a caller has open when it loses the right', () => {
  let leapMs = 0;
  let doors: TestDoors;
  let owner: Principal;

  beforeAll(async () => {
    doors = await openTestDoors({ clock: () => Date.now() + leapMs });
    owner = await doors.platform.signIn(await doors.platform.createUser('alice'));
    await doors.platform.createUser('root', { isAdmin: true });
  });
  afterAll(async () => {
    await doors?.close();
    expect(doors.errors).toEqual([]);
  });

  const subject = (withDownload = false) =>
    createSubject(doors, owner, Date.now() + leapMs, { withDownload });

  const endings: { ending: string; keepsLogin: boolean; end(subject: Subject): Promise<void> | void }[] = [
    {
      ending: 'the token is revoked',
      keepsLogin: false,
      end: ({ tokenId }) => doors.platform.admin.revokeToken('system', tokenId as never),
    },
    {
      ending: 'the token expires',
      keepsLogin: false,
      end() {
        leapMs += tokenLifeMs;
      },
    },
    {
      ending: 'the user is disabled',
      keepsLogin: false,
      end: async ({ login }) =>
        void (await doors.platform.admin.updateUser('system', login, { disabled: true })),
    },
    {
      ending: 'the user is deleted',
      keepsLogin: false,
      end: ({ login }) => doors.platform.admin.deleteUser('system', login),
    },
    {
      ending: 'the grant is withdrawn',
      keepsLogin: true,
      end: ({ folder, login }) => doors.platform.admin.removeGrant('system', { path: folder }, login),
    },
  ];

  const urls = [
    { door: 'WebDAV', urlOf: (path: string) => `${doors.webdav}${path}` },
    { door: 'REST', urlOf: (path: string) => `${doors.rest}/api/v1/files${path}` },
  ];

  describe.each(endings)('when $ending', ({ keepsLogin, end }) => {
    async function expectRefused(url: string, bob: Subject, connection = keepConnection()): Promise<void> {
      await expectOverWithinASecond(async () => {
        const { status } = await connection.get(url, bob);
        if (status !== 200) expect(status).toBe(keepsLogin ? 404 : 401);
        return status !== 200;
      });
    }

    it.each(urls)('$door refuses on a connection that is kept alive', async ({ urlOf }) => {
      const bob = await subject();
      const connection = keepConnection();
      const url = urlOf(`${bob.folder}/file`);
      expect(await connection.get(url, bob)).toMatchObject({ status: 200, body: 'old' });
      await end(bob);
      await expectRefused(url, bob, connection);
      connection.close();
    });

    it.each(urls)('$door cuts a running download', async ({ urlOf }) => {
      const bob = await subject(true);
      const download = await holdDownload(urlOf(`${bob.folder}/download`), bob);
      await end(bob);
      await expectRefused(urlOf(`${bob.folder}/file`), bob);
      leapMs += 1000;
      const { sizeBytes, complete } = await download.takeSlowly();
      expect(complete).toBe(false);
      expect(sizeBytes).toBeLessThan(downloadBytes);
    });

    it.each(urls)('$door refuses an upload in flight and keeps the old content', async ({ urlOf }) => {
      const bob = await subject();
      const upload = await holdUpload(urlOf(`${bob.folder}/file`), bob);
      await end(bob);
      const status = await upload.finish();
      if (status !== undefined) expect(keepsLogin ? [403, 404, 409] : [401]).toContain(status);
      expect(await contentOf(`${bob.folder}/file`)).toBe('old');
    });

    it('SFTP ends the session, or refuses in it', async () => {
      const bob = await subject();
      const session = await openSftp(doors, bob);
      expect((await session.stat(`${bob.folder}/file`)).size).toBe(3);
      await end(bob);
      if (keepsLogin) {
        expect(await sftpStatus(session.stat(`${bob.folder}/file`))).toBe(noSuchFile);
        await session.end();
      } else {
        await expectWithinASecond(session.closed, 'the end of the session');
        await expect(openSftp(doors, bob)).rejects.toMatchObject({ level: 'client-authentication' });
      }
    });

    it('SFTP keeps the old content of a file that is being written', async () => {
      const bob = await subject();
      const { sftp, closed, end: endSession } = await openSftp(doors, bob);
      const handle = await new Promise<Buffer>((resolve, reject) => {
        sftp.open(`${bob.folder}/file`, 'w', (error, opened) => (error ? reject(error) : resolve(opened)));
      });
      await new Promise<void>((resolve, reject) => {
        sftp.write(handle, Buffer.from('new'), 0, 3, 0, (error) => (error ? reject(error) : resolve()));
      });
      await end(bob);
      if (keepsLogin) {
        await new Promise<void>((resolve, reject) => {
          sftp.close(handle, (error) =>
            error ? resolve() : reject(new Error('CLOSE was answered with OK.')),
          );
        });
        await endSession();
      } else {
        await expectWithinASecond(closed, 'the end of the session');
      }
      expect(await contentOf(`${bob.folder}/file`)).toBe('old');
    });
  });

  async function contentOf(path: string): Promise<string> {
    const file = await doors.platform.files.open(owner, { path });
    try {
      const target = Buffer.alloc(file.node.sizeBytes);
      await file.read(target, 0, target.length, 0);
      return target.toString();
    } finally {
      await file.close();
    }
  }
});

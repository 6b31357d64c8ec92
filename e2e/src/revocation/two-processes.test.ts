import { openPlatform, type Platform, type Principal } from '@patio/pat-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseProxy, openDatabaseProxy } from '../harness/database-proxy.js';
import { type OpenDoors, openDoors, openTestDoors, type TestDoors } from '../harness/doors.js';
import { keepConnection } from '../harness/requests.js';
import { databaseServerUrl, onDatabase } from '../harness/server-database.js';
import { openSftp, sftpStatus } from '../harness/sftp-session.js';
import { createSubject, type Subject } from './subject.js';
import { expectOverWithinASecond, expectWithinASecond } from './within-a-second.js';

/** Two cores on one database: what happens in the first is to be known in the second, whose way to the database can be disturbed. */
describe.skipIf(!databaseServerUrl)(
  'another process on the same database (needs PATIO_TEST_DATABASE_URL)',
  () => {
    let first: TestDoors;
    let proxy: DatabaseProxy;
    let secondPlatform: Platform;
    let second: OpenDoors;
    let owner: Principal;
    let bob: Subject;

    beforeAll(async () => {
      first = await openTestDoors();
      const { platform } = first;
      owner = await platform.signIn(await platform.createUser('alice'));
      await platform.createUser('root', { isAdmin: true });
      proxy = await openDatabaseProxy(platform.databaseUrl ?? '');
      const config = { dataDir: platform.dataDir, databaseUrl: proxy.url, auditReads: false };
      secondPlatform = await openPlatform(config);
      second = await openDoors(secondPlatform, platform.dataDir);
    });
    afterAll(async () => {
      proxy?.resume();
      await second?.close();
      await secondPlatform?.close();
      await proxy?.close();
      await first?.close();
    });
    beforeEach(async () => {
      bob = await createSubject(first, owner, Date.now());
    });

    const admin = () => first.platform.admin;
    const endings: { ending: string; keepsLogin: boolean; end(): Promise<unknown> }[] = [
      {
        ending: 'the token is revoked',
        keepsLogin: false,
        end: () => admin().revokeToken('system', bob.tokenId as never),
      },
      {
        ending: 'the user is disabled',
        keepsLogin: false,
        end: () => admin().updateUser('system', bob.login, { disabled: true }),
      },
      {
        ending: 'the user is deleted',
        keepsLogin: false,
        end: () => admin().deleteUser('system', bob.login),
      },
      {
        ending: 'the grant is withdrawn',
        keepsLogin: true,
        end: () => admin().removeGrant('system', { path: bob.folder }, bob.login),
      },
    ];
    const disturbances: { disturbance: string; disturb(): Promise<void>; end(): void }[] = [
      { disturbance: 'all is well', disturb: async () => {}, end() {} },
      {
        disturbance: 'its LISTEN connection has just been terminated',
        disturb: terminateListeners,
        end() {},
      },
      {
        disturbance: 'nothing passes on its LISTEN connection',
        async disturb() {
          expect(proxy.listening()).toBeGreaterThan(0);
          proxy.stallListening();
        },
        end: () => proxy.resume(),
      },
    ];

    function terminateListeners(): Promise<void> {
      return onDatabase(
        first.platform.databaseUrl ?? '',
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query ILIKE 'listen %' AND pid <> pg_backend_pid()`,
      );
    }

    describe.each(disturbances)('while $disturbance', (disturbance) => {
      it.each(endings)('refuses within a second when $ending', async ({ keepsLogin, end }) => {
        const connection = { webdav: keepConnection(), rest: keepConnection() };
        const path = `${bob.folder}/file`;
        const ask = {
          webdav: async () => (await connection.webdav.get(second.webdav + path, bob)).status,
          rest: async () => (await connection.rest.get(`${second.rest}/api/v1/files${path}`, bob)).status,
        };
        const session = await openSftp(second, bob);
        await disturbance.disturb();
        try {
          expect([await ask.webdav(), await ask.rest()]).toEqual([200, 200]);
          await session.stat(path);
          await end();
          await Promise.all([
            expectOverWithinASecond(async () => (await ask.webdav()) !== 200),
            expectOverWithinASecond(async () => (await ask.rest()) !== 200),
            keepsLogin
              ? expectOverWithinASecond(async () => (await sftpStatus(session.stat(path))) !== 0)
              : expectWithinASecond(session.closed, 'the end of the session'),
          ]);
          const refusal = keepsLogin ? 404 : 401;
          expect([await ask.webdav(), await ask.rest()]).toEqual([refusal, refusal]);
        } finally {
          disturbance.end();
          connection.webdav.close();
          connection.rest.close();
          session.client.destroy();
        }
      });
    });

    it('knows a grant that was given a moment ago, and a token', async () => {
      const { files } = first.platform;
      const { id } = await files.createFolder(owner, { path: `${bob.folder}-more` });
      await files.write(owner, { path: `${bob.folder}-more/file` }, content());
      const url = `${second.webdav}${bob.folder}-more/file`;
      const connection = keepConnection();
      expect((await connection.get(url, bob)).status).toBe(404);
      await admin().setGrant('system', { path: `${bob.folder}-more` }, bob.login, 'r');
      expect((await connection.get(url, bob)).status).toBe(200);
      const { secret } = await admin().mintToken('system', bob.login, {
        name: 'new',
        scopes: [`node:${id}:r`],
      });
      expect((await connection.get(url, { login: bob.login, token: secret })).status).toBe(200);
      connection.close();
    });
  },
);

async function* content(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('x');
}

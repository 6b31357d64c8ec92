import { openTestPlatform, type TestPlatform } from '@patio/pat-core/testing';
import { createWebdavServer, type WebdavServer } from '@patio/webdav';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCertificate } from '../harness/certificate.js';
import { describeWith } from '../harness/clients.js';
import type { Account } from '../harness/endpoints.js';
import { run } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder.js';

const suites = ['basic', 'copymove', 'props', 'locks', 'http'];

async function passes(suite: string, url: string, { login, token }: Account, cwd: string): Promise<void> {
  const { stdout } = await run('litmus', ['-k', url, login, token], { cwd, env: { TESTS: suite } });
  expect(stdout).toMatch(new RegExp(`summary for .${suite}.: of (\\d+) tests run: \\1 passed, 0 failed`));
  expect(stdout).not.toMatch(/WARNING|warnings? (was|were) issued/);
}

describeWith(['litmus'], 'litmus', () => {
  let site: Site;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    [site, folder] = await Promise.all([startSite(), temporaryFolder()]);
  });
  afterAll(async () => {
    await site?.remove();
    await folder?.remove();
  });

  it.each(suites)('passes %s without a warning', (suite) =>
    passes(suite, `${site.program.webdav}/alice/`, site.alice, folder.path),
  );
});

describeWith(['litmus', 'openssl'], 'litmus over HTTPS', () => {
  let platform: TestPlatform;
  let server: WebdavServer;
  let folder: TemporaryFolder;
  let url: string;
  let alice: Account;
  const errors: unknown[] = [];

  beforeAll(async () => {
    [platform, folder] = await Promise.all([openTestPlatform(), temporaryFolder()]);
    const user = await platform.createUser('alice');
    alice = { login: 'alice', token: (await platform.mint(user)).secret };
    server = createWebdavServer(platform, {
      log: (level, ...what) => level === 'error' && errors.push(what),
      tls: await createCertificate(folder),
    });
    const { port } = await server.listen(0, '127.0.0.1');
    url = `https://127.0.0.1:${port}/dav/alice/`;
  });
  afterAll(async () => {
    await server?.close();
    await platform?.dispose();
    await folder?.remove();
  });

  it.each(suites)('passes %s without a warning', async (suite) => {
    await passes(suite, url, alice, folder.path);
    expect(errors).toEqual([]);
  });
});

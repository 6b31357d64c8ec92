import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administer } from './harness/administration.js';
import { basicHeader } from './harness/endpoints.js';
import { run } from './harness/process.js';
import { createInstallation, type Installation, type Program } from './harness/program.js';
import { databaseServerUrl } from './harness/server-database.js';
import { openSftp } from './harness/sftp-session.js';

describe('the life of an installation', () => {
  let installation: Installation;
  beforeEach(async () => {
    installation = await createInstallation();
  });
  afterEach(() => installation.remove());

  it('prints at its first start commands that work as they are', async () => {
    const program = await installation.start();
    const commands = program.stdout().match(/^ {2}(curl|echo) .*$/gm) ?? [];
    expect(commands.length).toBeGreaterThanOrEqual(2);
    for (const command of commands) {
      const { code, stdout } = await run('sh', ['-c', command.replaceAll('curl ', 'curl -sS --fail ')]);
      expect([command, code, stdout]).toEqual([command, 0, expect.anything()]);
    }
    const { administrator } = program;
    if (!administrator) throw new Error('The first start shows the administrator.');
    const session = await openSftp(program, administrator);
    expect((await session.read('/admin/hello.txt')).toString()).toBe('hello\n');
    await session.end();
  });

  it('has data and tokens again after a stop', async () => {
    const first = await installation.start();
    const alice = await administer(first, first.administrator).createAccount('alice');
    await put(first, 'kept');
    expect(await first.stop()).toBe(0);
    const second = await installation.start();
    expect(second.administrator).toBeUndefined();
    expect(await get(second)).toMatchObject({ status: 200, text: 'kept' });

    async function put(program: Program, body: string): Promise<void> {
      const headers = { Authorization: basicHeader(alice) };
      await fetch(`${program.webdav}/alice/file`, { method: 'PUT', headers, body });
    }
    async function get(program: Program): Promise<{ status: number; text: string }> {
      const headers = { Authorization: `Bearer ${alice.token}` };
      const response = await fetch(`${program.rest}/api/v1/files/alice/file`, { headers });
      return { status: response.status, text: await response.text() };
    }
  });

  it.skipIf(!databaseServerUrl)(
    'ends a token in every program on one database (needs PATIO_TEST_DATABASE_URL)',
    async () => {
      const one = await installation.start();
      const other = await installation.start();
      const alice = await administer(one, one.administrator).createAccount('alice');
      const session = await openSftp(other, alice);
      const ask = () =>
        fetch(`${other.webdav}/alice/none`, { headers: { Authorization: basicHeader(alice) } });
      expect((await ask()).status).toBe(404);
      await administer(one, one.administrator).revoke(alice.tokenId);
      await session.closed;
      expect((await ask()).status).toBe(401);
    },
  );
});

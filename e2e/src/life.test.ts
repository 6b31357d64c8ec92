import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administer } from './harness/administration.js';
import { type Account, basicHeader } from './harness/endpoints.js';
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

  it('has data, tokens and locks again after a stop', async () => {
    const first = await installation.start();
    const alice = await administer(first, first.administrator).createAccount('alice');
    expect((await dav(first, alice, 'PUT', 'kept')).status).toBe(201);
    const lockToken = (await dav(first, alice, 'LOCK', lockInfo)).headers.get('Lock-Token');
    expect(await first.stop()).toBe(0);
    const second = await installation.start();
    expect(second.administrator).toBeUndefined();
    expect(await get(second)).toMatchObject({ status: 200, text: 'kept' });
    expect((await dav(second, alice, 'PUT', 'without the token')).status).toBe(423);
    expect((await dav(second, alice, 'PUT', 'new', { If: `(${lockToken})` })).status).toBe(204);

    async function get(program: Program): Promise<{ status: number; text: string }> {
      const headers = { Authorization: `Bearer ${alice.token}` };
      const response = await fetch(`${program.rest}/api/v1/files/alice/file`, { headers });
      return { status: response.status, text: await response.text() };
    }
  });

  it.skipIf(!databaseServerUrl)(
    'honours a lock, and ends a token, in every program on one database (needs PATIO_TEST_DATABASE_URL)',
    async () => {
      const one = await installation.start();
      const other = await installation.start();
      const alice = await administer(one, one.administrator).createAccount('alice');
      const { status, headers } = await dav(one, alice, 'LOCK', lockInfo);
      expect(status).toBe(201);
      const lockToken = headers.get('Lock-Token') ?? '';
      expect((await dav(other, alice, 'PUT', 'x')).status).toBe(423);
      expect((await dav(other, alice, 'PUT', 'x', { If: `(${lockToken})` })).status).toBe(204);
      expect((await dav(other, alice, 'UNLOCK', undefined, { 'Lock-Token': lockToken })).status).toBe(204);
      expect((await dav(one, alice, 'PUT', 'y')).status).toBe(204);
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

const lockInfo =
  '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';

/** A request about `/alice/file`. */
function dav(
  { webdav }: Program,
  account: Account,
  method: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${webdav}/alice/file`, {
    method,
    headers: { Authorization: basicHeader(account), ...headers },
    ...(body !== undefined && { body }),
  });
}

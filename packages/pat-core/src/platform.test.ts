import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials, Origin, Principal } from './auth/types.js';
import { openTestPlatform, type TestPlatform } from './testing/index.js';

async function* bytes(text: string) {
  yield Buffer.from(text);
}

/** Beats of the invalidation channel, and what seals the audit. */
const background = /pg_notify|pg_try_advisory|audit_|from "?audit\b/i;

/** What an operation costs in queries, whatever the size of what it works on. */
describe('queries', () => {
  let platform: TestPlatform;
  let principal: Principal;
  let credentials: Credentials;
  let queries: string[] = [];
  const origin: Origin = { door: 'rest', address: '127.0.0.1' };

  beforeAll(async () => {
    platform = await openTestPlatform({
      onQuery(text) {
        if (!background.test(text)) queries.push(text);
      },
    });
    const alice = await platform.createUser('alice');
    const { secret } = await platform.mint(alice);
    credentials = { kind: 'basic', login: 'alice', secret };
    principal = await platform.auth.authenticate(credentials, origin);
    let path = '/alice';
    for (let depth = 0; depth < 20; depth++) {
      path += '/deep';
      await platform.files.createFolder(principal, { path });
    }
    await platform.files.write(principal, { path: `${path}/file` }, bytes('x'));
    for (let index = 0; index < 50; index++) {
      await platform.files.write(principal, { path: `/alice/deep/${index}` }, bytes('x'));
    }
    await platform.collect();
  });
  afterAll(() => platform.dispose());
  beforeEach(() => {
    queries = [];
  });

  it('takes one for authentication and resolution when the token is cached, at any depth', async () => {
    await expect
      .poll(async () => {
        queries = [];
        await platform.auth.authenticate(credentials, origin);
        return queries.length;
      })
      .toBe(0);
    await platform.auth.authenticate(credentials, origin);
    await platform.files.stat(principal, { path: `/alice${'/deep'.repeat(20)}/file` });
    expect(queries).toHaveLength(1);
  });

  it('takes two when it is not', async () => {
    const fresh = await platform.mint(await platform.createUser('bob'));
    queries = [];
    const bob = await platform.auth.authenticate({ kind: 'bearer', secret: fresh.secret }, origin);
    await platform.files.stat(bob, { path: '/bob' });
    expect(queries.filter((text) => /^\s*(select|with)/i.test(text))).toHaveLength(2);
  });

  it('takes one for the listing of a folder, beside finding it', async () => {
    let count = 0;
    for await (const page of platform.files.list(principal, { path: '/alice/deep' }, { details: true }))
      count += page.length;
    expect(count).toBe(51);
    expect(queries).toHaveLength(2);
  });

  it('takes two looks and a statement for moving or copying, much as for little', async () => {
    const cost = async (work: () => Promise<unknown>) => {
      queries = [];
      await work();
      return queries.filter((text) => /AS place|INTO audit \(/.test(text)).length;
    };
    await platform.files.createFolder(principal, { path: '/alice/little' });
    const of = async (name: string) => [
      await cost(() => platform.files.copy(principal, { path: `/alice/${name}` }, { path: '/alice/copy' })),
      await cost(() => platform.files.move(principal, { path: '/alice/copy' }, { path: '/alice/moved' })),
    ];
    expect(await of('little')).toEqual([3, 3]);
    await platform.files.remove(principal, { path: '/alice/moved' });
    await platform.collect();
    expect(await of('deep')).toEqual([3, 3]);
  });
});

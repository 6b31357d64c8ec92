import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAudit } from '../audit/index.js';
import type { Credentials, Origin } from '../auth/types.js';
import type { TokenId } from '../shared/ids.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import { generateSecret } from '../tokens/index.js';
import { openLoginFailures } from './index.js';
import { addressKey } from './keys.js';

const windowMs = 900_000;
let now = Date.UTC(2030, 0, 1);
let statements: string[] = [];
let platform: TestPlatform;
let alice: TestUser;
let address = '';
let nextAddress = 0;

beforeAll(async () => {
  platform = await openTestPlatform({
    clock: () => now,
    onQuery: (text) => statements.push(text),
    loginLimits: { failures: 20, windowSeconds: 900 },
  });
  alice = await platform.createUser('alice');
  await platform.admin.createUser('system', { login: 'carol', password: 'correct horse battery' });
});
beforeEach(async () => {
  // Another address and another window for each test: nothing of one is left for the next.
  address = `198.51.100.${++nextAddress}`;
  now += 2 * windowMs;
});
afterAll(() => platform.dispose());

const at = (door: Origin['door'] = 'rest', from = address): Origin => ({ door, address: from });
const guess = (login = 'alice'): Credentials => ({ kind: 'basic', login, secret: generateSecret() });

async function outcome(credentials: Credentials, origin = at()): Promise<string> {
  return platform.auth.authenticate(credentials, origin).then(
    () => 'ok',
    (error) => `${error.code}${error.retryAfterSeconds === undefined ? '' : ` ${error.retryAfterSeconds}`}`,
  );
}

async function fail(times: number, credentials = () => guess(`somebody${nextAddress}`), origin = at()) {
  const outcomes = [];
  for (let count = 0; count < times; count++) outcomes.push(await outcome(credentials(), origin));
  return outcomes;
}

async function entriesFrom(from: string) {
  const entries = await readAudit(platform.db, {
    filter: {},
    userId: undefined,
    before: undefined,
    limit: 500,
  });
  return entries.filter((entry) => entry.address === from);
}

describe('addressKey', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['no address', 'unknown'],
  ])('%s counts as %s', (given, key) => expect(addressKey(given)).toBe(key));
});

describe('an address', () => {
  it('is told to wait after twenty failures at whatever doors, and may try again when the window is over', async () => {
    expect(await fail(10)).toEqual(Array(10).fill('unauthenticated'));
    now += 100_000;
    expect(await fail(10, undefined, at('sftp'))).toEqual(Array(10).fill('unauthenticated'));
    expect(await outcome(guess(), at('webdav'))).toBe('too_many_requests 800');
    now += 799_000;
    expect(await outcome(guess())).toBe('too_many_requests 1');
    now += 1000;
    expect(await outcome(guess())).toBe('unauthenticated');
  });

  it('is the whole /64 in IPv6', async () => {
    const from = (host: number) => at('rest', `2001:db8:7:${nextAddress.toString(16)}::${host.toString(16)}`);
    for (let host = 1; host <= 20; host++) await outcome(guess(), from(host));
    expect(await outcome(guess(), from(99))).toMatch(/^too_many_requests/);
    expect(await outcome(guess(), at('rest', '2001:db8:8::1'))).toBe('unauthenticated');
  });

  it('counts in all processes together', async () => {
    const other = openLoginFailures({ db: platform.db, clock: () => now, onError: () => {} });
    await fail(20);
    await expect(
      other.admit(
        { address, login: 'x' },
        { ...at(), userId: undefined, login: 'x', tokenId: undefined, address },
      ),
    ).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 900 });
    await other.close();
  });

  it('lets exactly as many through as the limit says when all come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => outcome(guess('crowd'))));
    expect(outcomes.filter((text) => text === 'unauthenticated')).toHaveLength(20);
  });
});

describe('a good token', () => {
  it('is taken from an address that is blocked, and for a user name that is', async () => {
    const { secret } = await platform.mint(alice);
    for (let host = 1; host <= 101; host++) await outcome(guess(), at('rest', `203.0.113.${host}`));
    await fail(21);
    expect(await outcome(guess(), at('rest', '192.0.2.77'))).toMatch(/^too_many_requests/);
    expect(await outcome({ kind: 'basic', login: 'alice', secret })).toBe('ok');
    expect(await outcome({ kind: 'basic', login: 'alice', secret }, at('rest', '192.0.2.77'))).toBe('ok');
  });

  it('asks nothing about failures', async () => {
    const { secret } = await platform.mint(alice);
    await fail(21);
    statements = [];
    await outcome({ kind: 'bearer', secret });
    expect(statements.filter((text) => text.includes('failed_logins'))).toEqual([]);
  });
});

describe('a device', () => {
  const wait = async () => {
    now += 2000;
  };
  it.each([
    ['expired', () => platform.mint(alice, { expiresAt: new Date(now + 1000) }), wait],
    ['revoked', () => platform.mint(alice), (id: TokenId) => platform.admin.revokeToken('system', id)],
    [
      'rotated out',
      () => platform.mint(alice),
      async (id: TokenId) => {
        await platform.admin.rotateToken('system', id, { overlapSeconds: 1 });
        await wait();
      },
    ],
    ['meant for another door', () => platform.mint(alice, { doors: ['webdav'] }), wait],
  ])('with a token that is %s does not block its address', async (_, mint, end) => {
    const token = await mint();
    await end(token.id);
    const outcomes = await fail(40, () => ({ kind: 'bearer', secret: token.secret }));
    expect(new Set(outcomes)).toEqual(new Set(['unauthenticated']));
    expect(await outcome(guess())).toBe('unauthenticated');
    const logins = (await entriesFrom(address)).filter(({ operation }) => operation === 'login');
    expect(logins.filter(({ tokenId }) => tokenId === token.id)).toHaveLength(20);
  });
});

describe('a password', () => {
  const signIn = (password: string, from = address) =>
    platform.login.withPassword('carol', password, at('rest', from)).then(
      () => 'ok',
      (error) => error.code,
    );

  it('is not looked at once there were too many failures, right or wrong', async () => {
    await fail(19);
    expect(await signIn('wrong password')).toBe('unauthenticated');
    expect(await signIn('correct horse battery')).toBe('too_many_requests');
    expect(await signIn('correct horse battery', '192.0.2.200')).toBe('ok');
  });

  it('that is right counts as no failure', async () => {
    await fail(18);
    for (let count = 0; count < 3; count++) expect(await signIn('correct horse battery')).toBe('ok');
  });
});

describe('the audit', () => {
  it('has an entry for each of the first failures, one for the block, and the rest as a sum', async () => {
    const failures = openLoginFailures({ db: platform.db, clock: () => now, onError: () => {} });
    const event = { ...at('sftp'), address, userId: undefined, login: 'mallory', tokenId: undefined };
    const refusal = new Error('unused') as never;
    for (let count = 0; count < 20; count++) {
      await failures.failed(
        { ...event, detail: { reason: 'unknown' } },
        { code: 'unauthenticated' } as never,
        true,
      );
    }
    for (let count = 0; count < 500; count++) await failures.failed(event, refusal, true);
    await failures.close();
    const entries = await entriesFrom(address);
    expect(entries).toHaveLength(22);
    expect(entries[0]).toMatchObject({
      operation: 'login',
      result: 'too_many_requests',
      login: 'mallory',
      detail: { repeated: 499 },
    });
    expect(failures.counts()).toContainEqual({ door: 'sftp', failed: 20, blocked: 500 });
  });

  it('has SFTP logins that went well', async () => {
    const { secret, id } = await platform.mint(alice);
    await outcome({ kind: 'bearer', secret }, at('sftp'));
    await expect
      .poll(
        async () =>
          (await entriesFrom(address)).map(({ operation, result, tokenId }) => ({
            operation,
            result,
            tokenId,
          })),
        { timeout: 3000 },
      )
      .toEqual([{ operation: 'login', result: 'ok', tokenId: id }]);
  });
});

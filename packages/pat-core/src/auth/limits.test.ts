import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAudit } from '../audit/index.js';
import { updatePolicy } from '../policy/index.js';
import { type NodeId, newId, type TokenId } from '../shared/ids.js';
import {
  generateSecret,
  hashSecret,
  type NewToken,
  revokeToken,
  rotateToken,
  updateToken,
} from '../tokens/index.js';
import { type User, updateUser } from '../users/index.js';
import {
  type AuthFixture,
  openAuthFixture,
  type TestProcess,
  type TestToken,
  until,
  warmUp,
} from './test-fixture.js';
import type { Door, Origin } from './types.js';

let fixture: AuthFixture;
let alice: User;

beforeAll(async () => {
  fixture = await openAuthFixture();
});
beforeEach(async () => {
  alice = await fixture.createUser(`alice-${newId()}`);
});
afterEach(() => fixture.stop());
afterAll(() => fixture.close());

const home: Origin = { door: 'webdav', address: '192.0.2.7' };

function use({ auth }: TestProcess, { secret }: { secret: string }, origin: Origin = home) {
  return auth.authenticate({ kind: 'bearer', secret }, origin);
}

async function outcome(using: Promise<unknown>): Promise<string> {
  return using.then(
    () => 'ok',
    (error) => error.code,
  );
}

async function lastRefusal(): Promise<unknown> {
  const [entry] = await readAudit(fixture.db, {
    filter: { operation: 'login' },
    userId: undefined,
    before: undefined,
    limit: 1,
  });
  return entry?.detail?.reason;
}

/** Lets the change arrive that was just committed. */
async function heard(process: TestProcess, change: string): Promise<void> {
  await until(() => process.db.heard.includes(change));
  await fixture.settle();
}

describe('a limited token', () => {
  it.each<[string, Partial<NewToken>, Origin, string | undefined]>([
    ['at its door', { doors: ['webdav', 'sftp'] }, home, undefined],
    ['at another door', { doors: ['rest'] }, home, 'door'],
    ['from its network', { networks: ['192.0.2.0/24', '2001:db8::/32'] }, home, undefined],
    [
      'from its network as a mapped address',
      { networks: ['192.0.2.0/24'] },
      at('::ffff:192.0.2.9'),
      undefined,
    ],
    ['from its IPv6 network', { networks: ['192.0.2.0/24', '2001:db8::/32'] }, at('2001:db8::7'), undefined],
    ['from elsewhere', { networks: ['198.51.100.0/24'] }, home, 'network'],
    ['from an address that is none', { networks: ['0.0.0.0/0', '::/0'] }, at(''), 'network'],
  ])('is judged %s', async (_, limits, origin, reason) => {
    const process = fixture.start();
    const token = await fixture.mint(alice, limits);
    for (const cached of [false, true]) {
      if (cached && !reason) await warmUp(process, token.secret).catch(() => undefined);
      expect(await outcome(use(process, token, origin))).toBe(reason ? 'unauthenticated' : 'ok');
      if (reason) expect(await lastRefusal()).toBe(reason);
    }
  });

  it('is pending before its time, and good from then on', async () => {
    const process = fixture.start();
    const token = await fixture.mint(alice, { notBefore: new Date(fixture.time.now + 1000) });
    fixture.time.pass(999);
    await expect(use(process, token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await lastRefusal()).toBe('pending');
    fixture.time.pass(1);
    await use(process, token);
  });

  it('authenticates as often as it may, however many processes ask at once', async () => {
    const processes = [fixture.start(), fixture.start()];
    const token = await fixture.mint(alice, { maxUses: 3 });
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => outcome(use(processes[index % 2] as TestProcess, token))),
    );
    expect(outcomes.filter((result) => result === 'ok')).toHaveLength(3);
    expect(await lastRefusal()).toBe('exhausted');
  });

  it('lets the session of its last use go on', async () => {
    const process = fixture.start();
    const token = await fixture.mint(alice, { maxUses: 1 });
    const principal = await use(process, token);
    await process.auth.refresh(principal);
    await process.auth.verify(fixture.db, principal);
    await expect(use(process, token)).rejects.toMatchObject({ code: 'unauthenticated' });
    await process.auth.refresh(principal);
  });

  it('ends the session that a narrowed limit no longer allows', async () => {
    const process = fixture.start();
    const token = await fixture.mint(alice);
    await warmUp(process, token.secret);
    const principal = await use(process, token);
    const onEnd = vi.fn();
    process.auth.watch(principal, onEnd);
    await updateToken(fixture.db, token.id, { networks: ['198.51.100.0/24'] });
    await until(() => onEnd.mock.calls.length === 1);
    await expect(process.auth.refresh(principal)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

function at(address: string, door: Door = 'webdav'): Origin {
  return { door, address };
}

describe('what was exchanged from a token', () => {
  const node = newId<NodeId>();

  async function exchange(parent: Partial<NewToken> = {}, child: Partial<NewToken> = {}) {
    const pat = await fixture.mint(alice, parent);
    const made = await fixture.mint(alice, { kind: 'credential', parentId: pat.id, ...child });
    return { pat, child: made };
  }

  it.each<[string, (pat: TestToken) => Promise<unknown>, (pat: TestToken) => string]>([
    ['revoked', ({ id }) => revokeToken(fixture.db, id, fixture.time.now), ({ id }) => `token:${id}`],
    [
      'narrowed to another door',
      ({ id }) => updateToken(fixture.db, id, { doors: ['rest'] }),
      ({ id }) => `token:${id}`,
    ],
    [
      'rotated at once',
      ({ id }) =>
        rotateToken(fixture.db, id, hashSecret(generateSecret()), {
          now: fixture.time.now,
          validUntil: undefined,
        }),
      ({ id }) => `token:${id}`,
    ],
    [
      'left without its user',
      () => updateUser(fixture.db, alice.id, { disabledAt: new Date() }),
      () => `user:${alice.id}`,
    ],
  ])('ends with it, in caches and sessions, when it is %s', async (_, change, news) => {
    const process = fixture.start();
    const { pat, child } = await exchange();
    await warmUp(process, child.secret);
    const principal = await use(process, child);
    const onEnd = vi.fn();
    process.auth.watch(principal, onEnd);
    await change(pat);
    await heard(process, news(pat));
    await until(() => onEnd.mock.calls.length === 1);
    await expect(use(process, child)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(process.auth.verify(fixture.db, principal)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('ends when it expires', async () => {
    const process = fixture.start();
    const { child } = await exchange({ expiresAt: new Date(fixture.time.now + 5000) });
    await warmUp(process, child.secret);
    fixture.time.pass(5000);
    await expect(use(process, child)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('does no more than both allow, as the parent is now', async () => {
    const process = fixture.start();
    const { pat, child } = await exchange({}, { scopes: [`node:${node}:rw`, 'profile'] });
    await warmUp(process, child.secret);
    expect((await use(process, child)).scopes?.within).toBeUndefined();
    await updateToken(fixture.db, pat.id, { scopes: [`node:${newId()}:r`], restrictions: ['no-delete'] });
    await heard(process, `token:${pat.id}`);
    const { scopes, restrictions } = await use(process, child);
    expect(scopes?.within?.nodes.size).toBe(1);
    expect([...(scopes?.named ?? [])]).toEqual([]);
    expect(restrictions).toEqual(['no-delete']);
  });

  it('goes with its row', async () => {
    const process = fixture.start();
    const { pat, child } = await exchange();
    await fixture.db.rows('DELETE FROM tokens WHERE id = $1::uuid', [pat.id]);
    await expect(use(process, child)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await lastRefusal()).toBe('unknown');
  });
});

describe('the policy', () => {
  const loose = { neverExpiringAllowed: true, scopeRequired: false, maxLifetimeSeconds: null };
  afterEach(() => updatePolicy(fixture.db, loose, fixture.time.now));

  it('blocks tokens and what was exchanged from them, everywhere and at once, and gives them back', async () => {
    const [one, two] = [fixture.start(), fixture.start()];
    const pat = await fixture.mint(alice);
    const child = await fixture.mint(alice, { kind: 'credential', parentId: pat.id });
    const tokens = [pat, child];
    const ends = vi.fn();
    for (const process of [one, two]) {
      for (const token of tokens) {
        await warmUp(process, token.secret);
        process.auth.watch(await use(process, token), ends);
      }
    }
    await updatePolicy(fixture.db, { neverExpiringAllowed: false }, fixture.time.now);
    await until(() => ends.mock.calls.length === 4);
    for (const process of [one, two]) {
      for (const token of tokens) expect(await outcome(use(process, token))).toBe('unauthenticated');
    }
    expect(await lastRefusal()).toBe('policy');
    await updateToken(fixture.db, pat.id, { expiresAt: new Date(fixture.time.now + 1000) });
    for (const token of tokens) expect(await outcome(use(one, token))).toBe('ok');
    await updatePolicy(fixture.db, { scopeRequired: true }, fixture.time.now);
    await until(async () => (await outcome(use(one, pat))) === 'unauthenticated');
    await updatePolicy(fixture.db, loose, fixture.time.now);
    expect(await outcome(use(one, pat))).toBe('ok');
  });

  it('costs no query of its own', async () => {
    const process = fixture.start();
    const token = await fixture.mint(alice);
    await warmUp(process, token.secret);
    const before = process.db.statements.length;
    await use(process, token);
    expect(process.db.statements.slice(before).filter((text) => !text.includes('pg_notify'))).toEqual([]);
  });
});

describe('a rotation with an overlap', () => {
  async function rotated(overlapMs = 10_000) {
    const old = await fixture.mint(alice);
    const secret = generateSecret();
    const { now } = fixture.time;
    await rotateToken(fixture.db, old.id, hashSecret(secret), { now, validUntil: now + overlapMs });
    return { old, fresh: { id: old.id, secret } };
  }

  it('lets both secrets work side by side, from the cache too', async () => {
    const process = fixture.start();
    const { old, fresh } = await rotated();
    await warmUp(process, old.secret);
    await warmUp(process, fresh.secret);
    const before = process.db.lookups;
    const principals = [await use(process, old), await use(process, fresh), await use(process, old)];
    expect(process.db.lookups).toBe(before);
    for (const principal of principals) await process.auth.refresh(principal);
  });

  it('ends the sessions of the old secret when its time is over, and no others', async () => {
    const process = fixture.start();
    const { old, fresh } = await rotated();
    await warmUp(process, old.secret);
    const [oldEnd, freshEnd] = [vi.fn(), vi.fn()];
    process.auth.watch(await use(process, old), oldEnd);
    const kept = await use(process, fresh);
    process.auth.watch(kept, freshEnd);
    fixture.time.pass(10_000);
    fixture.time.tick();
    await until(() => oldEnd.mock.calls.length === 1);
    await process.auth.refresh(kept);
    expect(freshEnd).not.toHaveBeenCalled();
  });

  it('ends the family, and says so once, when the old secret is used after its time', async () => {
    const processes = [fixture.start(), fixture.start()] as const;
    const { old, fresh } = await rotated();
    const child = await fixture.mint(alice, { kind: 'credential', parentId: old.id });
    for (const process of processes) await warmUp(process, fresh.secret);
    fixture.time.pass(10_000);
    const tries = [...processes, ...processes].map((process) => outcome(use(process, old)));
    expect(await Promise.all(tries)).toEqual(Array(4).fill('unauthenticated'));
    expect(await lastRefusal()).toBe('rotated');
    for (const process of processes) {
      await until(async () => (await outcome(use(process, fresh))) === 'unauthenticated');
      expect(await outcome(use(process, child))).toBe('unauthenticated');
    }
    const reports = await readAudit(fixture.db, {
      filter: { operation: 'token.reuse', tokenId: old.id },
      userId: undefined,
      before: undefined,
      limit: 10,
    });
    expect(reports).toHaveLength(1);
    expect(await eventsOf(old.id)).toEqual([
      { type: 'token.reused', data: expect.objectContaining({ login: alice.login, revoked: true }) },
    ]);
    expect(JSON.stringify([reports, await eventsOf(old.id)])).not.toContain('patio_');
  });

  it('forgets the old secret when the token is rotated at once after it: its use ends nothing', async () => {
    const process = fixture.start();
    const { old } = await rotated();
    const secret = generateSecret();
    await rotateToken(fixture.db, old.id, hashSecret(secret), {
      now: fixture.time.now,
      validUntil: undefined,
    });
    await expect(use(process, old)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await lastRefusal()).toBe('unknown');
    await use(process, { secret });
  });
});

async function eventsOf(id: TokenId) {
  return fixture.db.rows(
    "SELECT type, data FROM webhook_events WHERE data->>'tokenId' = $1 OR data->>'token' = $1",
    [id],
  );
}

it('keeps what the client calls itself, short and clean', async () => {
  const process = fixture.start();
  const token = await fixture.mint(alice);
  await use(process, token, { ...home, client: `curl/8\r\n\u0000\u2028evil ${'x'.repeat(10_000)}` });
  await until(async () => (await clientOf(token.id)) !== null);
  expect(await clientOf(token.id)).toMatch(/^curl\/8 {4}evil x{180,}$/);
  expect(await clientOf(token.id)).toHaveLength(200);
});

async function clientOf(id: TokenId): Promise<string | null> {
  const [row] = await fixture.db.rows<{ client: string | null }>(
    'SELECT last_used_client AS client FROM tokens WHERE id = $1::uuid',
    [id],
  );
  return row?.client ?? null;
}

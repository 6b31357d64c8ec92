import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../audit/index.js';
import { type NodeId, newId } from '../shared/ids.js';
import { generateSecret, hashSecret, revokeToken, rotateToken } from '../tokens/index.js';
import { deleteUser, type User, updateUser } from '../users/index.js';
import {
  type AuthFixture,
  openAuthFixture,
  origin,
  type TestProcess,
  until,
  warmUp,
} from './test-fixture.js';

let fixture: AuthFixture;
let alice: User;

beforeAll(async () => {
  fixture = await openAuthFixture();
  alice = await fixture.createUser('alice');
});
afterEach(() => fixture.stop());
afterAll(() => fixture.close());

const bearer = (secret: string) => ({ kind: 'bearer', secret }) as const;
const basic = (login: string, secret: string) => ({ kind: 'basic', login, secret }) as const;
const refused = { code: 'unauthenticated', message: 'The user name or token is not valid.' };

async function lastAudit() {
  const [entry] = await readAudit(fixture.db, { filter: {}, userId: undefined, before: undefined, limit: 1 });
  return entry;
}

describe('authenticate', () => {
  it('answers who it is, through which token, with which scopes', async () => {
    const { auth } = fixture.start();
    const node = newId<NodeId>();
    const { id, secret } = await fixture.mint(alice, { scopes: [`node:${node}:r`, 'profile'] });
    const principal = await auth.authenticate(basic('alice', secret), origin);
    expect(principal).toMatchObject({
      userId: alice.id,
      login: 'alice',
      isAdmin: false,
      tokenId: id,
      origin,
    });
    expect(principal.scopes?.nodes).toEqual(new Map([[node, 1]]));
    expect(JSON.stringify(principal)).not.toContain(hashSecret(secret).toString('hex'));
  });

  it('asks no database about a malformed token', async () => {
    const { auth, db } = fixture.start();
    await expect(auth.authenticate(bearer('patio_nonsense'), origin)).rejects.toMatchObject(refused);
    expect(db.lookups).toBe(0);
  });

  it('takes one query for a token that is not known yet', async () => {
    const { auth, db } = fixture.start();
    const { secret } = await fixture.mint(alice);
    await auth.authenticate(bearer(secret), origin);
    expect(db.lookups).toBe(1);
  });

  it('compares the login in NFC and as a whole', async () => {
    const { auth } = fixture.start();
    const zoe = await fixture.createUser('zo\u00eb');
    const { secret } = await fixture.mint(zoe);
    await expect(auth.authenticate(basic('zoe\u0308', secret), origin)).resolves.toMatchObject({
      login: 'zo\u00eb',
    });
    for (const login of ['', 'zo', 'Zo\u00eb', 'alice', 'zo\u00eb ']) {
      await expect(auth.authenticate(basic(login, secret), origin)).rejects.toMatchObject(refused);
    }
  });

  const refusals: [string, () => Promise<{ secret: string; login?: string }>, object][] = [
    [
      'malformed',
      async () => ({ secret: 'patio_somethingelse' }),
      { userId: undefined, detail: { reason: 'malformed' } },
    ],
    [
      'unknown',
      async () => ({ secret: generateSecret() }),
      { userId: undefined, detail: { reason: 'unknown' } },
    ],
    [
      'expired at its very instant',
      () => fixture.mint(alice, { expiresAt: new Date(fixture.time.now) }),
      { login: 'alice', detail: { reason: 'expired' } },
    ],
    [
      'revoked',
      async () => {
        const token = await fixture.mint(alice);
        await revokeToken(fixture.db, token.id, fixture.time.now);
        return token;
      },
      { login: 'alice', detail: { reason: 'revoked' } },
    ],
    [
      "another user's",
      async () => ({ ...(await fixture.mint(alice)), login: 'mallory\0\ud800'.padEnd(200, 'y') }),
      { login: `mallory\ufffd\ufffd${'y'.repeat(91)}`, detail: { reason: 'wrong login' } },
    ],
  ];
  it.each(refusals)(
    'refuses a token that is %s, always in the same words, and audits it',
    async (_, make, entry) => {
      const { auth } = fixture.start();
      const { secret, login } = await make();
      const credentials = login === undefined ? bearer(secret) : basic(login, secret);
      await expect(auth.authenticate(credentials, origin)).rejects.toMatchObject(refused);
      const written = await lastAudit();
      expect(written).toMatchObject({ operation: 'login', result: 'unauthenticated', ...origin, ...entry });
      expect(JSON.stringify(written)).not.toContain(secret.slice(8));
    },
  );

  it('never mixes the cached answers of a scoped and an unscoped token of one user', async () => {
    const { auth, ...process } = fixture.start();
    const scoped = await fixture.mint(alice, { scopes: [`node:${newId()}:r`] });
    const unscoped = await fixture.mint(alice);
    for (const { secret } of [scoped, unscoped]) await warmUp({ auth, ...process }, secret);
    const before = process.db.lookups;
    const [first, second] = await Promise.all(
      [scoped, unscoped].map(({ secret }) => auth.authenticate(bearer(secret), origin)),
    );
    expect(first).toMatchObject({ tokenId: scoped.id, scopes: { nodes: expect.anything() } });
    expect(second).toMatchObject({ tokenId: unscoped.id, scopes: undefined });
    if (first && second) {
      expect((await auth.refresh(first)).scopes?.nodes.size).toBe(1);
      expect((await auth.refresh(second)).scopes).toBeUndefined();
    }
    expect(process.db.lookups).toBe(before);
  });

  it('keeps no more tokens than its capacity', async () => {
    const process = fixture.start(2);
    const [a, b, c] = [await fixture.mint(alice), await fixture.mint(alice), await fixture.mint(alice)];
    for (const { secret } of [a, b, a, c]) await warmUp(process, secret);
    const before = process.db.lookups;
    for (const { secret } of [a, c]) await process.auth.authenticate(bearer(secret), origin);
    expect(process.db.lookups).toBe(before);
    await process.auth.authenticate(bearer(b.secret), origin);
    expect(process.db.lookups).toBe(before + 1);
  });
});

describe('a change made by another process', () => {
  const endings: [
    string,
    (user: User, tokenId: Awaited<ReturnType<AuthFixture['mint']>>['id']) => Promise<unknown>,
  ][] = [
    ['revoked', (_, id) => fixture.db.transaction((tx) => revokeToken(tx, id, fixture.time.now))],
    [
      'rotated',
      (_, id) =>
        fixture.db.transaction((tx) =>
          rotateToken(tx, id, hashSecret(generateSecret()), { now: fixture.time.now, validUntil: undefined }),
        ),
    ],
    [
      'of a disabled user',
      (user) => updateUser(fixture.db, user.id, { disabledAt: new Date(fixture.time.now) }),
    ],
    ['of a deleted user', (user) => deleteUser(fixture.db, user.id)],
  ];

  it.each(endings)('ends a cached token that is %s without any time passing', async (name, change) => {
    const process = fixture.start();
    const user = await fixture.createUser(`cached-${name.replaceAll(' ', '-')}`);
    const { id, secret } = await fixture.mint(user);
    await warmUp(process, secret);
    const principal = await process.auth.authenticate(bearer(secret), origin);
    await change(user, id);
    await until(() =>
      process.auth.authenticate(bearer(secret), origin).then(
        () => false,
        () => true,
      ),
    );
    await expect(process.auth.refresh(principal)).rejects.toMatchObject(refused);
    await expect(process.auth.verify(fixture.db, principal)).rejects.toMatchObject(refused);
  });

  it.each(endings)(
    'ends a token that is %s at once for a process that hears nothing',
    async (name, change) => {
      const process = fixture.start();
      process.db.deaf = true;
      const user = await fixture.createUser(`deaf-${name.replaceAll(' ', '-')}`);
      const { id, secret } = await fixture.mint(user);
      const principal = await process.auth.authenticate(bearer(secret), origin);
      await change(user, id);
      await expect(process.auth.refresh(principal)).rejects.toMatchObject(refused);
      await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
    },
  );

  it('gives the tokens of a user back when it is enabled again', async () => {
    const process = fixture.start();
    const user = await fixture.createUser('back-again');
    const { secret } = await fixture.mint(user);
    await updateUser(fixture.db, user.id, { disabledAt: new Date() });
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
    await updateUser(fixture.db, user.id, { disabledAt: null });
    await expect(process.auth.authenticate(bearer(secret), origin)).resolves.toMatchObject({
      login: 'back-again',
    });
  });
});

describe('the channel', () => {
  /** How many look-ups one use costs. */
  async function costOfUse({ auth, db }: TestProcess, secret: string): Promise<number> {
    const before = db.lookups;
    await auth.authenticate(bearer(secret), origin);
    return db.lookups - before;
  }

  it('is believed for 600 ms after the last beat that came back was sent', async () => {
    const process = fixture.start();
    const { secret } = await fixture.mint(alice);
    await warmUp(process, secret);
    process.db.deaf = true;
    fixture.time.pass(599);
    expect(await costOfUse(process, secret)).toBe(0);
    fixture.time.pass(1);
    expect(await costOfUse(process, secret)).toBe(1);
    expect(await costOfUse(process, secret)).toBe(1);
  });

  it('is believed from when a beat was sent, not from when it came back', async () => {
    const process = fixture.start();
    const { secret } = await fixture.mint(alice);
    await warmUp(process, secret);
    const { arrived, release } = process.db.hold();
    fixture.time.tick();
    await until(() => arrived() > 0);
    fixture.time.pass(500);
    release();
    process.db.deaf = true;
    fixture.time.pass(99);
    expect(await costOfUse(process, secret)).toBe(0);
    fixture.time.pass(1);
    expect(await costOfUse(process, secret)).toBe(1);
  });

  it('is believed again after a beat has come back, with everything before forgotten', async () => {
    const process = fixture.start();
    const { id, secret } = await fixture.mint(alice);
    await warmUp(process, secret);
    process.db.deaf = true;
    await revokeToken(fixture.db, id, fixture.time.now);
    await until(() => process.db.missed.includes(`token:${id}`));
    fixture.time.pass(600);
    process.db.deaf = false;
    const other = await fixture.mint(alice);
    await until(async () => {
      fixture.time.tick();
      return (await costOfUse(process, other.secret)) === 0;
    });
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
  });

  it('forgets everything when the subscription begins anew, however short the gap was', async () => {
    const process = fixture.start();
    const { id, secret } = await fixture.mint(alice);
    await warmUp(process, secret);
    process.db.deaf = true;
    await revokeToken(fixture.db, id, fixture.time.now);
    await until(() => process.db.missed.includes(`token:${id}`));
    process.db.deaf = false;
    process.db.resubscribe();
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
  });

  it('does not keep an answer that a change overtook', async () => {
    const process = fixture.start();
    const { id, secret } = await fixture.mint(alice);
    const other = await fixture.mint(alice);
    await warmUp(process, other.secret);
    const rows = process.db.rows.bind(process.db);
    // The answer is held back until the revocation has been heard.
    process.db.rows = async <Row>(text: string, parameters: readonly unknown[]) => {
      const answer = await rows<Row>(text, parameters);
      if (/WHERE t.secret_hash/.test(text)) {
        await revokeToken(fixture.db, id, fixture.time.now);
        await until(() => process.db.heard.includes(`token:${id}`));
      }
      return answer;
    };
    await process.auth.authenticate(bearer(secret), origin);
    process.db.rows = rows;
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toMatchObject(refused);
  });

  it('falls silent when nothing is used or watched, and starts again by itself', async () => {
    const idle = await openAuthFixture();
    const user = await idle.createUser('bob');
    const { secret } = await idle.mint(user);
    const process = idle.start();
    expect(idle.time.working).toBe(0);
    await warmUp(process, secret);
    expect(idle.time.working).toBe(1);
    idle.time.pass(30_000);
    idle.time.tick();
    expect(idle.time.working).toBe(0);
    await warmUp(process, secret);
    await idle.close();
  });

  it('reports a database that is out of reach once, and goes on when it is back', async () => {
    const process = fixture.start();
    const { secret } = await fixture.mint(alice);
    await warmUp(process, secret);
    process.db.down = true;
    for (let i = 0; i < 3; i++) {
      fixture.time.pass(250);
      fixture.time.tick();
      await new Promise(setImmediate);
    }
    expect(process.errors).toHaveLength(1);
    await expect(process.auth.authenticate(bearer(secret), origin)).rejects.toThrow('connection refused');
    process.db.down = false;
    fixture.time.tick();
    await warmUp(process, secret);
  });
});

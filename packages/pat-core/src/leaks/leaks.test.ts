import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Origin } from '../auth/types.js';
import { openTestPlatform, type TestPlatform, type TestUser } from '../testing/index.js';
import { findTokens, generateSecret, hashSecret } from '../tokens/index.js';
import { readReporterKeys } from './keys.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const keyId = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex');
const origin: Origin = { door: 'rest', address: '192.0.2.30' };

let now = Date.UTC(2030, 0, 1);
let platform: TestPlatform;
let alice: TestUser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patio-keys-'));
  await writeFile(join(folder, 'keys.pem'), pem);
  platform = await openTestPlatform({
    clock: () => now,
    leakKeysFile: join(folder, 'keys.pem'),
    loginLimits: { failures: 20, windowSeconds: 900 },
  });
  alice = await platform.createUser('alice');
});
afterAll(async () => {
  await platform.dispose();
  await rm(folder, { recursive: true });
});

const signed = (body: string, key = privateKey) => ({
  keyId,
  signature: sign('sha256', Buffer.from(body), key).toString('base64'),
});
const verify = (body: string, signature = signed(body)) =>
  platform.leaks.verify(Buffer.from(body), signature, origin);
const report = async (...tokens: string[]) => {
  const leaked = tokens.map((token) => ({
    token,
    url: `https://example.org/a.txt?${token}#L1`,
    type: 'patio_token',
  }));
  const verdicts = await platform.leaks.report(leaked, signed(''), origin);
  return verdicts.map(({ label }) => label);
};
const opens = (secret: string) =>
  platform.auth.authenticate({ kind: 'bearer', secret }, origin).then(
    () => true,
    () => false,
  );
const leaks = async () => (await platform.admin.readAudit('system', { operation: 'token.leak' })).items;

describe('a signature', () => {
  it('is good from a known key over exactly this body', async () => {
    await expect(verify('[]')).resolves.toBeUndefined();
  });

  it.each([
    ['a changed body', () => verify('[ ]', signed('[]'))],
    ['another key', () => verify('[]', signed('[]', stranger.privateKey))],
    ['an unknown key', () => verify('[]', { ...signed('[]'), keyId: 'x' })],
    ['no signature', () => verify('[]', { keyId, signature: '' })],
    ['rubbish', () => verify('[]', { keyId, signature: '%%%' })],
  ])('is refused of %s, and that is in the audit', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'unauthenticated' });
    const [last] = (await platform.admin.readAudit('system', {}, { limit: 1 })).items;
    expect(last).toMatchObject({
      operation: 'login',
      result: 'unauthenticated',
      detail: { reason: expect.stringMatching(/^report: /) },
    });
  });

  it('counts as a failed login when it is wrong', async () => {
    for (let count = 0; count < 20; count++)
      await verify('[]', { keyId, signature: '' }).catch(() => undefined);
    await expect(verify('[]', { keyId, signature: '' })).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(verify('[]')).resolves.toBeUndefined();
    now += 3_600_000;
  });
});

describe('a report', () => {
  it('ends live tokens, tells what was one, and where it was found, without repeating it', async () => {
    const { id, secret } = await platform.mint(alice);
    expect(await report(secret, generateSecret(), 'patio_x', '')).toEqual([
      ...['true_positive', 'false_positive', 'false_positive', 'false_positive'],
    ]);
    expect(await opens(secret)).toBe(false);
    const [entry] = await leaks();
    expect(entry).toMatchObject({
      tokenId: id,
      login: 'alice',
      address: origin.address,
      detail: { url: 'https://example.org/a.txt?…#L1', reporter: keyId },
    });
    const events = await platform.db.rows<{ data: object }>(
      "SELECT data FROM webhook_events WHERE type = 'token.leaked'",
      [],
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify([entry, events])).not.toContain(secret);
  });

  it('can come again, and twice in one, without anything happening', async () => {
    const { secret } = await platform.mint(alice);
    const before = (await leaks()).length;
    expect(await report(secret, secret)).toEqual(['true_positive', 'true_positive']);
    expect(await report(secret)).toEqual(['true_positive']);
    expect(await leaks()).toHaveLength(before + 1);
  });

  it('of a secret that a rotation replaced ends the token only while that secret opens it', async () => {
    const { id, secret } = await platform.mint(alice);
    const rotated = await platform.admin.rotateToken('system', id, { overlapSeconds: 60 });
    now += 61_000;
    expect(await report(secret)).toEqual(['true_positive']);
    expect(await opens(rotated.secret)).toBe(true);
    const again = await platform.admin.rotateToken('system', id, { overlapSeconds: 60 });
    expect(await report(rotated.secret)).toEqual(['true_positive']);
    expect(await opens(again.secret)).toBe(false);
  });
});

describe('a scan', () => {
  const scan = (secrets: string[], revoke = false) =>
    platform.admin.scanTokens(
      'system',
      secrets.map((secret) => hashSecret(secret).toString('hex')),
      { revoke },
    );

  it('names live tokens, and ends them when it is told to', async () => {
    const live = await platform.mint(alice);
    const expired = await platform.mint(alice, { expiresAt: new Date(now - 1) });
    const secrets = [live.secret, expired.secret, generateSecret()];
    expect(await scan(secrets)).toEqual([{ id: live.id, name: 'test', login: 'alice', revoked: false }]);
    expect(await opens(live.secret)).toBe(true);
    expect(await scan(secrets, true)).toEqual([{ id: live.id, name: 'test', login: 'alice', revoked: true }]);
    expect(await opens(live.secret)).toBe(false);
    expect(await scan(secrets)).toEqual([]);
  });

  it('is for administrators, and takes sums only', async () => {
    const principal = await platform.signIn(alice);
    await expect(platform.admin.scanTokens(principal, [])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(platform.admin.scanTokens('system', [generateSecret()])).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('findTokens', () => {
  it.each([1, 7, 54, 55, 56, 1000])('finds each token in pieces of %i characters', async (size) => {
    const [a, b, c] = [generateSecret(), generateSecret(), generateSecret()];
    const text = `x${a}${b}\npatio_${c}\npatio_short patio_${'0'.repeat(49)} "${a}"`;
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    const found = [];
    for await (const token of findTokens(pieces)) found.push(token);
    expect(found).toEqual([a, b, c, a]);
  });
});

it('SECURITY.md shows scanners a token that they and we take for one', async () => {
  const page = await readFile(new URL('../../../../SECURITY.md', import.meta.url), 'utf8');
  const found = [];
  for await (const token of findTokens([page])) found.push(token);
  expect(found).toEqual([expect.stringMatching(/^patio_EXAMPLE0+4C1V8q$/)]);
});

describe('a file of keys', () => {
  const jwk = publicKey.export({ format: 'jwk' });
  it.each([
    ['PEM', `# ours\n${pem}\n`, keyId],
    ['a JWKS', JSON.stringify({ keys: [{ ...jwk, kid: 'one' }] }), 'one'],
    [
      'what GitHub publishes',
      JSON.stringify({ public_keys: [{ key_identifier: 'two', key: pem, is_current: true }] }),
      'two',
    ],
  ])('may be %s', (_, text, name) => {
    expect([...readReporterKeys(text).keys()]).toEqual([name]);
  });

  it.each([
    ['nothing', '', 'has no public key'],
    ['broken JSON', '{', 'is not JSON'],
    [
      'another curve',
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
        type: 'spki',
        format: 'pem',
      }) as string,
      'none of the curve P-256',
    ],
    ['a broken key', '{"keys":[{"kty":"EC"}]}', 'cannot be read'],
  ])('is refused when it has %s', (_, text, reason) => {
    expect(() => readReporterKeys(text)).toThrow(reason);
  });
});

import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import { basicHeader } from '../harness/endpoints.js';
import { grantType, type TokenAnswer } from './names.js';
import { unsealSigningKey } from './signing-key.js';

let doors: TestDoors;
let token: string;
let claims: JWTPayload;
let header: { alg: string; typ: string; kid: string };
/** The server's own signing key: what is refused is not refused for its signature. */
let key: CryptoKeyLike;
type CryptoKeyLike = Awaited<ReturnType<typeof importPKCS8>>;

const part = (index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

beforeAll(async () => {
  // All refusals come from one address, and are not what the throttle is for here.
  const patience = { loginLimits: { failures: 1000, windowSeconds: 60 } };
  doors = await openTestDoors({ ...patience });
  const alice = await doors.platform.createUser('alice');
  const { secret } = await doors.platform.mint(alice);
  const response = await fetch(`${doors.rest}/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
    body: new URLSearchParams({ grant_type: grantType }),
  });
  token = ((await response.json()) as TokenAnswer).access_token;
  [header, claims] = [part(0), part(1)];
  key = await importPKCS8(await unsealSigningKey(doors.platform), 'ES256');
});
afterAll(() => doors.close());

const sign = (changes: JWTPayload, head: Record<string, string> = {}, by = key) =>
  new SignJWT({ ...claims, ...changes }).setProtectedHeader({ ...header, ...head }).sign(by);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function statuses(authorization: string): Promise<number[]> {
  const headers = { Authorization: authorization, Depth: '0' };
  const answers = [
    fetch(`${doors.rest}/api/v1/me`, { headers }),
    fetch(`${doors.webdav}/alice/`, { method: 'PROPFIND', headers }),
  ];
  return Promise.all(answers.map(async (answer) => (await answer).status));
}

describe('a JWT at REST and WebDAV', () => {
  it('is taken as it was issued, as Bearer only', async () => {
    expect(await statuses(`Bearer ${token}`)).toEqual([200, 207]);
    expect(await statuses(basicHeader({ login: 'alice', token }))).toEqual([401, 401]);
  });

  const seconds = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => Promise<string> | string]>([
    ['alg none', () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    [
      'alg none with the signature',
      () => `${encode({ ...header, alg: 'none' })}.${token.split('.').slice(1).join('.')}`,
    ],
    ['the type of an ID token', () => sign({}, { typ: 'JWT' })],
    [
      'no type',
      async () => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: header.kid }).sign(key),
    ],
    ['another audience', () => sign({ aud: 'https://other.example' })],
    ['another issuer', () => sign({ iss: 'https://other.example' })],
    ['an end one second ago', () => sign({ exp: seconds() - 1 })],
    ['an end now', () => sign({ exp: seconds() })],
    ['no end', () => new SignJWT(without('exp')).setProtectedHeader(header).sign(key)],
    ['no subject', () => new SignJWT(without('sub')).setProtectedHeader(header).sign(key)],
    ['a signature of a foreign key', async () => sign({}, {}, (await generateKeyPair('ES256')).privateKey)],
    ['a key that is not published', () => sign({}, { kid: randomUUID() })],
    [
      'a key of its own',
      async () => {
        const pair = await generateKeyPair('ES256');
        const jwk = await exportJWK(pair.publicKey);
        return new SignJWT(claims).setProtectedHeader({ ...header, jwk }).sign(pair.privateKey);
      },
    ],
    [
      'HMAC with the public key',
      () => sign({}, { alg: 'HS256' }, Buffer.from('public') as never).catch(() => 'a.b.c'),
    ],
    [
      'claims that were changed',
      () => [token.split('.')[0], encode({ ...claims, sub: randomUUID() }), token.split('.')[2]].join('.'),
    ],
    // Signed by us and all in order, but never issued: it has no row.
    ['everything right and no row', () => sign({ jti: randomUUID() })],
    ['the id of an issued one, and more', () => sign({ scope: '' })],
    ['ten thousand characters', () => `${'a'.repeat(5000)}.${'b'.repeat(5000)}.c`],
    ['no JSON in it', () => 'a.b.c'],
  ])('with %s is refused', async (_, make) => {
    expect(await statuses(`Bearer ${await make()}`)).toEqual([401, 401]);
  });

  it('signed by a key that was rotated out is good until it ends', async () => {
    await doors.platform.admin.rotateSigningKey('system');
    expect(await statuses(`Bearer ${token}`)).toEqual([200, 207]);
    const published = await fetch(`${doors.rest}/oauth/jwks`);
    const { keys } = (await published.json()) as { keys: { kid: string }[] };
    expect(keys.map(({ kid }) => kid)).toContain(header.kid);
    expect(keys).toHaveLength(2);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});

function without(claim: string): JWTPayload {
  const { [claim]: _, ...rest } = claims;
  return rest;
}

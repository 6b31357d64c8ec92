import { crc32 } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { generateSecret, hashSecret, isWellFormed } from '../tokens/index.js';
import { type AuthFixture, openAuthFixture, origin, warmUp } from './test-fixture.js';

let fixture: AuthFixture;

beforeAll(async () => {
  fixture = await openAuthFixture();
});
afterEach(() => fixture.stop());
afterAll(() => fixture.close());

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A well-formed token that shares its first `length` characters with another. */
function guessSharing(secret: string, length: number): string {
  const body = secret.slice(0, length) + generateSecret().slice(length, 49);
  if (secret.startsWith(body)) return guessSharing(secret, length);
  let rest = crc32(body);
  let checksum = '';
  for (; checksum.length < 6; rest = Math.floor(rest / 62)) checksum = alphabet.charAt(rest % 62) + checksum;
  return body + checksum;
}

/**
 * A token is found by equality of its hash, in the cache's map and in the database's unique index. What a guess shares with a token is gone
 * with the hash: the work is the same, statement by statement, whether none of it is right or all but the last character.
 */
it('does the same for a guess, however much of it is right', async () => {
  const process = fixture.start();
  const { secret } = await fixture.mint(await fixture.createUser('alice'));
  await warmUp(process, secret);
  const works = [];
  for (const length of [6, 10, 30, 48]) {
    const guess = guessSharing(secret, length);
    expect([isWellFormed(guess), guess.slice(0, length), guess === secret]).toEqual([
      true,
      secret.slice(0, length),
      false,
    ]);
    const before = process.db.statements.length;
    await expect(process.auth.authenticate({ kind: 'bearer', secret: guess }, origin)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    works.push(process.db.statements.slice(before).filter((text) => !text.includes('pg_notify')));
  }
  expect(works[0]).not.toEqual([]);
  for (const work of works) expect(work).toEqual(works[0]);
  const stored = await fixture.db.rows<{ row: string }>(
    'SELECT to_jsonb(tokens)::text AS row FROM tokens',
    [],
  );
  expect(JSON.stringify(stored)).toContain(hashSecret(secret).toString('hex'));
  expect(JSON.stringify(stored)).not.toContain(secret.slice(0, 12));
});

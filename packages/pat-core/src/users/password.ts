import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { PatError } from '../shared/errors.js';

const minCharacters = 8;
/** Keeps a hostile request from hashing megabytes. */
const maxBytes = 1024;

/**
 * Checks whether a password may be used and gives its stored form (Unicode NFC).
 * @throws invalid when it is too short or too long
 */
export function normalizePassword(password: string): string {
  const normalized = password.normalize('NFC');
  if ([...normalized].length < minCharacters) {
    throw new PatError('invalid', `A password has at least ${minCharacters} characters.`, {
      field: 'password',
    });
  }
  if (Buffer.byteLength(normalized) > maxBytes) {
    throw new PatError('invalid', `A password has at most ${maxBytes} bytes.`, { field: 'password' });
  }
  return normalized;
}

/**
 * Hashes a password for the console's login with argon2id (RFC 9106) at OWASP's parameters.
 * @throws invalid when it is too short or too long
 */
export async function hashPassword(password: string): Promise<string> {
  return argon2id(normalizePassword(password));
}

/**
 * Whether it is the password that was hashed. Without a hash it is not, after the same work: how long an answer takes does not tell who
 * has a password.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const given = password.normalize('NFC');
  if (Buffer.byteLength(given) > maxBytes) return false;
  nobodysHash ??= argon2id(randomBytes(16).toString('hex'));
  const isRight = await verify(passwordHash ?? (await nobodysHash), given);
  return isRight && passwordHash !== undefined;
}

let nobodysHash: Promise<string> | undefined;

function argon2id(password: string): Promise<string> {
  // The library's default algorithm is argon2id; its enum cannot be imported under isolatedModules.
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

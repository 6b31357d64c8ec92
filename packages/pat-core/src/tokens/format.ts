import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const prefix = 'patio_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(alphabet.length);
const secretBytes = 32;
/** 62^43 > 2^256. */
const randomLength = 43;
/** 62^6 > 2^32. */
const checksumLength = 6;
const secretLength = prefix.length + randomLength + checksumLength;
const shape = new RegExp(`^${prefix}[0-9A-Za-z]{${randomLength + checksumLength}}$`);

/** A new token: `patio_`, 256 bits of a CSPRNG in base62 (43 characters), 6 base62 characters of CRC-32 over all before. */
export function generateSecret(): string {
  const random = BigInt(`0x${randomBytes(secretBytes).toString('hex')}`);
  const body = prefix + encodeBase62(random, randomLength);
  return body + checksum(body);
}

/**
 * Whether `secret` can be a token at all: shape and checksum. It finds typing errors and saves look-ups; it proves nothing.
 * The work is bounded whatever the length.
 */
export function isWellFormed(secret: string): boolean {
  if (secret.length !== secretLength || !shape.test(secret)) return false;
  const body = secret.slice(0, -checksumLength);
  return secret.slice(-checksumLength) === checksum(body);
}

/**
 * What the database keeps of a token: its SHA-256. A token has 256 random bits, so a slow hash would add cost and no safety.
 */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** CRC-32 (ISO-HDLC, as in zlib), so that secret scanners can check a finding with what every language has at hand. */
function checksum(body: string): string {
  return encodeBase62(BigInt(crc32(body)), checksumLength);
}

function encodeBase62(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  while (text.length < length) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  return text;
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSecret, hashSecret, isWellFormed } from './format.js';

/** Written by hand once, with the checksum worked out by another program (Python's binascii.crc32). */
const known = 'patio_0000000000000000000000000000000000000000000';

describe('generateSecret', () => {
  it('makes 55 characters that every client can carry', () => {
    for (let i = 0; i < 200; i++) expect(generateSecret()).toMatch(/^patio_[0-9A-Za-z]{49}$/);
  });

  it('never makes the same one twice', () => {
    expect(new Set(Array.from({ length: 2000 }, generateSecret)).size).toBe(2000);
  });

  it('makes well-formed ones', () => {
    for (let i = 0; i < 200; i++) expect(isWellFormed(generateSecret())).toBe(true);
  });
});

describe('isWellFormed', () => {
  const secret = generateSecret();

  it('knows the documented checksum', () => {
    expect(isWellFormed(`${known}0Qch97`)).toBe(true);
  });

  it('finds any single wrong character', () => {
    for (let i = 0; i < secret.length; i++) {
      const other = secret[i] === 'x' ? 'y' : 'x';
      expect(isWellFormed(secret.slice(0, i) + other + secret.slice(i + 1)), `at ${i}`).toBe(false);
    }
  });

  it.each([
    ['nothing', ''],
    ['one character less', secret.slice(0, -1)],
    ['one character more', `${secret}0`],
    ['a line break behind', `${secret.slice(0, -1)}\n`],
    ['a blank before', ` ${secret}`],
    ['another prefix', `patia_${secret.slice(6)}`],
    ['another letter case', secret.toUpperCase()],
    ['a letter that is not ASCII', `patio_é${secret.slice(7)}`],
    ['a megabyte', 'patio_'.repeat(200_000)],
  ])('refuses %s', (_, text) => {
    expect(isWellFormed(text)).toBe(false);
  });
});

describe('hashSecret', () => {
  it('is the SHA-256 of the whole text', () => {
    expect(hashSecret(known)).toEqual(createHash('sha256').update(known).digest());
  });
});

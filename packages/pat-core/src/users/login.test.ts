import { describe, expect, it } from 'vitest';
import { normalizeLogin } from './login.js';
import { hashPassword, verifyPassword } from './password.js';

describe('normalizeLogin', () => {
  it.each(['alice', 'Alice', 'a', '7', 'alice.b_c-d+e@example.org', 'žofie', '李雷', 'x'.repeat(64)])(
    'takes %s',
    (login) => {
      expect(normalizeLogin(login)).toBe(login);
    },
  );

  it('stores NFC', () => {
    expect(normalizeLogin('zoe\u0308')).toBe('zo\u00eb');
  });

  it.each([
    '',
    ' ',
    '.hidden',
    '-rf',
    '@a',
    'a:b',
    'a/b',
    'a b',
    'a\0',
    'a\n',
    '..',
    'x'.repeat(65),
    '😀',
    '𠀀'.repeat(64),
  ])('refuses %j', (login) => {
    expect(() => normalizeLogin(login)).toThrow(expect.objectContaining({ name: 'PatError' }));
  });
});

describe('hashPassword', () => {
  it('uses argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it.each(['1234567', '', 'x'.repeat(1025)])('refuses %j', async (password) => {
    await expect(hashPassword(password)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('verifyPassword', () => {
  it('knows the password it was made of, in whatever normal form', async () => {
    const hash = await hashPassword('zo\u00eb and friends');
    expect(await verifyPassword(hash, 'zoe\u0308 and friends')).toBe(true);
    for (const other of ['zo\u00eb and friend', 'Zo\u00eb and friends', '', 'x'.repeat(1025)]) {
      expect(await verifyPassword(hash, other)).toBe(false);
    }
    expect(await verifyPassword(undefined, 'zo\u00eb and friends')).toBe(false);
  });
});

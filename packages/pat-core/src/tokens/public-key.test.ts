import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestInFingerprint, fingerprintOf, readPublicKey } from './public-key.js';

/** Made with ssh-keygen, which printed the fingerprint. */
const known = {
  line: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOyJRWhJ/DUGA3hpqwCHw7WoE7KbZTD8MJ4T5W+mpSmm',
  fingerprint: 'SHA256:c3qMM3BeiXiUvHwnkJ8QgeHavHOwHD9g5SrddUHUPiw',
};

const reasonAgainst = (text: string) => {
  try {
    readPublicKey(text);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

test('reads a line with or without a comment, and prints the fingerprint as OpenSSH does', () => {
  for (const text of [known.line, `${known.line} alice@laptop \n`, `${known.line}\t"a b" c`]) {
    const { line, digest } = readPublicKey(text);
    expect([line, fingerprintOf(digest)]).toEqual([known.line, known.fingerprint]);
    expect(digestInFingerprint(known.fingerprint)).toEqual(digest);
  }
});

test.each(['', 'MD5:aa', 'SHA256:', known.fingerprint.slice(0, -1), `${known.fingerprint}=`])(
  '%j is no fingerprint',
  (text) => {
    expect(digestInFingerprint(text)).toBeUndefined();
  },
);

const blob = Buffer.from(known.line.split(' ')[1] ?? '', 'base64');

test.each([
  ['', /no SSH public key/],
  ['ssh-ed25519', /no SSH public key/],
  ['hello world', /no SSH public key/],
  [`ssh-rsa ${blob.toString('base64')}`, /no SSH public key/],
  [`${known.line}\n${known.line}`, /no SSH public key/],
  [`command="x" ${known.line}`, /no SSH public key/],
  [`ssh-ed25519 ${blob.subarray(0, -1).toString('base64')}`, /no SSH public key/],
  [`ssh-ed25519 ${Buffer.concat([blob, Buffer.alloc(3)]).toString('base64')}`, /no SSH public key/],
  ['-----BEGIN OPENSSH PRIVATE KEY-----', /private key/],
])('%j is refused in plain words', (text, reason) => {
  expect(reasonAgainst(text)).toMatch(reason);
});

const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

describe.skipIf(!hasKeygen)('keys of ssh-keygen (needs openssh-client)', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'patio-public-keys-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test.each([
    ['ed25519', 256, undefined],
    ['ecdsa', 521, undefined],
    ['rsa', 2048, undefined],
    ['rsa', 1024, /2048 bits or more.*has 1024/],
    ['dsa', 1024, /Ed25519, ECDSA and RSA/],
  ])('%s of %i bits', (type, bits, reason) => {
    const path = join(dir, `${type}${bits}`);
    execFileSync('ssh-keygen', ['-q', '-t', type, '-b', String(bits), '-N', '', '-f', path]);
    const text = readFileSync(`${path}.pub`, 'utf8');
    if (reason) expect(reasonAgainst(text)).toMatch(reason);
    else {
      const said = execFileSync('ssh-keygen', ['-lf', `${path}.pub`]).toString();
      expect(said).toContain(fingerprintOf(readPublicKey(text).digest));
    }
  });
});

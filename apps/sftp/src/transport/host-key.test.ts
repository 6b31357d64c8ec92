import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateReadable, loadHostKey } from './host-key.js';

const knownKey = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACDsiUVoSfw1BgN4aasAh8O1qBOym2Uw/DCeE+VvpqUppgAAAIhPzEYFT8xG
BQAAAAtzc2gtZWQyNTUxOQAAACDsiUVoSfw1BgN4aasAh8O1qBOym2Uw/DCeE+VvpqUppg
AAAEANL/Ge5dNW/IqAc/CzVyfh/c2g5c7x4q1EB1ngBIrmAeyJRWhJ/DUGA3hpqwCHw7Wo
E7KbZTD8MJ4T5W+mpSmmAAAAAAECAwQF
-----END OPENSSH PRIVATE KEY-----
`;
const knownFingerprint = 'SHA256:c3qMM3BeiXiUvHwnkJ8QgeHavHOwHD9g5SrddUHUPiw';

let dir: string;
let log: string[];
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'patio-keys-')), 'ssh');
  log = [];
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const load = () => loadHostKey(dir, (level, message) => log.push(`${level} ${message}`));

test('makes a key that only its owner can read, and keeps it', () => {
  const key = load();
  expect(readdirSync(dir)).toEqual(['ssh_host_ed25519_key']);
  expect(statSync(join(dir, 'ssh_host_ed25519_key')).mode & 0o777).toBe(0o600);
  expect(load()).toEqual(key);
  expect(log).toEqual([]);
});

test('warns of a key that others can read', () => {
  load();
  chmodSync(join(dir, 'ssh_host_ed25519_key'), 0o644);
  load();
  expect(log).toEqual(['warn an SSH host key can be read by others than its owner']);
});

test('says which file holds no private key, and leaves it alone', () => {
  load();
  const path = join(dir, 'ssh_host_ed25519_key');
  writeFileSync(path, 'not a key');
  expect(load).toThrow(`The SSH host key ${path} is not a private key that can be read.`);
  expect(readFileSync(path, 'utf8')).toBe('not a key');
});

test('prints the fingerprint as OpenSSH does', () => {
  load();
  // Made with ssh-keygen; its fingerprint is what ssh-keygen -l says of it.
  writeFileSync(join(dir, 'ssh_host_ed25519_key'), knownKey, { mode: 0o600 });
  expect(load()).toMatchObject({ algorithm: 'ssh-ed25519', fingerprint: knownFingerprint });
});

test('makes another key when the library cannot read its own', () => {
  const made = ['not a key', knownKey, 'one too many'];
  expect(generateReadable(() => ({ private: made.shift() ?? '' }))).toBe(knownKey);
});

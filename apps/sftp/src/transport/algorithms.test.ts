import { expect, test } from 'vitest';
import { prefersSlowerCiphers } from './algorithms.js';

test.each([
  ['OpenSSH_9.2p1', true],
  ['OpenSSH_for_Windows_8.1', true],
  ['OpenSSH_6.2', true],
  ['OpenSSH_6.1p1', false],
  ['OpenSSH_10.0', true],
  ['paramiko_2.12.0', false],
  ['libssh2_1.10.0', false],
  ['dropbear_2022.83', false],
])('%s is known to have AES-GCM: %s', (software, expected) => {
  expect(prefersSlowerCiphers(software)).toBe(expected);
});

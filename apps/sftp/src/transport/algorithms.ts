import type { CipherAlgorithm, KexAlgorithm, MacAlgorithm } from 'ssh2';

/**
 * No group exchange (the library offers it and fails in it as a server), no NIST curves, no SHA-1; the largest groups
 * are left out because one key exchange would hold up everybody for a noticeable time.
 */
export const keyExchanges: KexAlgorithm[] = [
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group14-sha256',
];

export const macs: MacAlgorithm[] = [
  'hmac-sha2-256-etm@openssh.com',
  'hmac-sha2-512-etm@openssh.com',
  'hmac-sha2-256',
  'hmac-sha2-512',
];

/** chacha20 is left out: clients prefer it to AES-GCM, and it costs a quarter more CPU time. */
export const ciphers: CipherAlgorithm[] = [
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
  'aes128-ctr',
  'aes192-ctr',
  'aes256-ctr',
];

export const gcmCiphers: CipherAlgorithm[] = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'];

/**
 * Whether a client is known to have AES-GCM although it prefers slower ciphers. The client's order decides
 * (RFC 4253 §7.1), and OpenSSH before 10 has AES-CTR first; it has had AES-GCM since 6.2.
 *
 * @param software the software version of the client's identification (RFC 4253 §4.2)
 */
export function prefersSlowerCiphers(software: string): boolean {
  const version = /^OpenSSH_(?:for_Windows_)?(\d+)\.(\d+)/.exec(software);
  if (!version) return false;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return major > 6 || (major === 6 && minor >= 2);
}

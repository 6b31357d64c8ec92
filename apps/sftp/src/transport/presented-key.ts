import { createHash } from 'node:crypto';
import ssh2, { type ParsedKey, type PublicKeyAuthContext } from 'ssh2';

/** A public key that a client offers, or has signed with. */
export interface PresentedKey {
  /** As OpenSSH shows it: `SHA256:…`. */
  readonly fingerprint: string;
  /** The client only asks whether it would be taken. @see RFC 4252 §7 */
  readonly isQuestion: boolean;
  /** Whether the signature proves that the client holds the private key. */
  verify(): boolean;
}

/** Undefined for keys and signature algorithms that are not taken: SHA-1, DSA, security keys. */
export function presentedKey(context: PublicKeyAuthContext): PresentedKey | undefined {
  const { key, signature, blob } = context;
  const { hashAlgo } = context as PublicKeyAuthContext & { readonly hashAlgo?: string };
  const parsed = ssh2.utils.parseKey(key.data) as ParsedKey | Error | (ParsedKey | Error)[];
  const publicKey = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!publicKey || publicKey instanceof Error) return undefined;
  if (!/^(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa)$/.test(publicKey.type)) return undefined;
  // Without the name of a hash, an RSA signature is one with SHA-1 (RFC 8332 §3).
  if (publicKey.type === 'ssh-rsa' && hashAlgo === undefined) return undefined;
  const digest = createHash('sha256').update(key.data).digest('base64');
  return {
    fingerprint: `SHA256:${digest.replace(/=+$/, '')}`,
    isQuestion: signature === undefined,
    verify: () =>
      signature !== undefined && blob !== undefined && publicKey.verify(blob, signature, hashAlgo) === true,
  };
}

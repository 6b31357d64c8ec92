import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { PatError } from '../shared/errors.js';

/** Public keys by their names. */
export type ReporterKeys = ReadonlyMap<string, KeyObject>;

const pem = /-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/g;

/**
 * Reads ECDSA P-256 public keys: PEM blocks, named by the SHA-256 of their SubjectPublicKeyInfo in hex; a JWKS (RFC 7517), named by `kid`; or the
 * document in which GitHub publishes those of its secret scanning.
 * @throws invalid with the reason
 */
export function readReporterKeys(text: string): ReporterKeys {
  const named = text.trimStart().startsWith('{') ? fromJson(text) : fromPem(text);
  if (named.length === 0) throw invalid('has no public key');
  for (const [name, { asymmetricKeyDetails }] of named) {
    if (asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
      throw invalid(`has the key "${name}", which is none of the curve P-256`);
    }
  }
  return new Map(named);
}

type Named = readonly [string, KeyObject][];

function fromPem(text: string): Named {
  return (text.match(pem) ?? []).map((block) => {
    const key = toKey(() => createPublicKey(block));
    return [hash('sha256', key.export({ type: 'spki', format: 'der' })), key];
  });
}

function fromJson(text: string): Named {
  const { keys, public_keys: published } = parse(text);
  if (Array.isArray(published)) {
    return published.map(({ key_identifier: name, key }) => [
      String(name),
      toKey(() => createPublicKey(String(key))),
    ]);
  }
  if (!Array.isArray(keys)) throw invalid('has neither "keys" nor "public_keys"');
  return keys.map((jwk) => [String(jwk.kid), toKey(() => createPublicKey({ key: jwk, format: 'jwk' }))]);
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('is not JSON');
  }
}

function toKey(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (cause) {
    throw invalid('has a key that cannot be read', cause);
  }
}

function invalid(what: string, cause?: unknown): PatError {
  return new PatError('invalid', `The file at PATIO_LEAK_KEYS ${what}.`, { cause });
}

/** Whether `signature` (Base64 of ASN.1 DER) is the key's over `body`, with SHA-256. */
export function isSignedBy(key: KeyObject, body: Uint8Array, signature: string): boolean {
  try {
    return verify('sha256', body, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

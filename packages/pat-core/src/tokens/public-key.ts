import { hash } from 'node:crypto';
import { PatError } from '../shared/errors.js';

const minRsaBits = 2048;
const maxRsaBits = 16_384;
const maxLineCharacters = 8192;
const ed25519Bytes = 32;
const ellipticCurves: ReadonlyMap<string, string> = new Map([
  ['ecdsa-sha2-nistp256', 'nistp256'],
  ['ecdsa-sha2-nistp384', 'nistp384'],
  ['ecdsa-sha2-nistp521', 'nistp521'],
]);

/** An SSH public key. */
export interface PublicKey {
  /** Type and base64, as in authorized_keys, without a comment. */
  readonly line: string;
  /** SHA-256 of the key's blob. */
  readonly digest: Buffer;
}

/**
 * Reads one line as `ssh-keygen` writes it to a `.pub` file: `TYPE BASE64 [COMMENT]`. Takes Ed25519, ECDSA, and RSA of 2048 bits or
 * more. @throws invalid with the reason @see RFC 4253 §6.6 @see RFC 5656 §3.1 @see RFC 8709 §4
 */
export function readPublicKey(text: string): PublicKey {
  const line = text.trim();
  if (line.includes('PRIVATE KEY'))
    throw invalid('This is a private key. Keep it secret, and give the public one.');
  if (line.length > maxLineCharacters || /[\r\n]/.test(line)) throw notAKey();
  const [type = '', base64 = ''] = line.split(/[ \t]+/);
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64') !== base64 || blob.length === 0) throw notAKey();
  const fields = readStrings(blob);
  if (fields?.[0]?.toString('latin1') !== type) throw notAKey();
  checkKey(type, fields.slice(1));
  return { line: `${type} ${base64}`, digest: hash('sha256', blob, 'buffer') };
}

/** A key's fingerprint as OpenSSH shows it: `SHA256:…`. */
export function fingerprintOf(digest: Buffer): string {
  return `SHA256:${digest.toString('base64').replace(/=+$/, '')}`;
}

/** The digest in a fingerprint; undefined when it is none. */
export function digestInFingerprint(fingerprint: string): Buffer | undefined {
  const [, base64] = /^SHA256:([A-Za-z0-9+/]{43})$/.exec(fingerprint) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

/** @see RFC 4251 §5 */
function readStrings(blob: Buffer): Buffer[] | undefined {
  const strings: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (blob.length - at < 4) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    strings.push(blob.subarray(at + 4, end));
    at = end;
  }
  return strings;
}

function checkKey(type: string, fields: readonly Buffer[]): void {
  if (type === 'ssh-ed25519') {
    if (fields.length !== 1 || fields[0]?.length !== ed25519Bytes) throw notAKey();
  } else if (ellipticCurves.has(type)) {
    if (fields.length !== 2 || fields[0]?.toString('latin1') !== ellipticCurves.get(type)) throw notAKey();
  } else if (type === 'ssh-rsa') {
    checkRsa(fields);
  } else {
    throw invalid('SSH keys are taken of the types Ed25519, ECDSA and RSA.');
  }
}

function checkRsa([exponent, modulus, ...more]: readonly Buffer[]): void {
  if (!exponent || !modulus || more.length > 0) throw notAKey();
  const digits = modulus.toString('hex').replace(/^(00)+/, '');
  const bits = digits === '' ? 0 : BigInt(`0x${digits}`).toString(2).length;
  if (bits < minRsaBits) {
    throw invalid(`RSA keys need ${minRsaBits} bits or more, better 3072; this one has ${bits}.`);
  }
  if (bits > maxRsaBits) throw invalid(`RSA keys have at most ${maxRsaBits} bits.`);
}

function notAKey(): PatError {
  return invalid('This is no SSH public key, one line such as "ssh-ed25519 AAAA…".');
}

function invalid(message: string): PatError {
  return new PatError('invalid', message, { field: 'publicKey' });
}

import { createHash } from 'node:crypto';
import { badRequest } from '../errors.js';
import { Adler32 } from './adler32.js';

/** What a client says that its content sums up to. */
export interface Checksum {
  readonly algorithm: Algorithm;
  /** In lower-case hexadecimal digits. */
  readonly digest: string;
}

const digestLengths = { ADLER32: 8, MD5: 32, SHA1: 40, SHA256: 64 } as const;

type Algorithm = keyof typeof digestLengths;

/**
 * Reads `OC-Checksum`, as ownCloud's clients and rclone send it: `SHA1:…`. undefined when it is missing or of an algorithm that
 * is not known here, so cannot be verified.
 * @throws HttpError 400
 */
export function parseChecksum(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined;
  const [, name = '', digits = ''] = /^\s*([A-Za-z0-9-]+):([0-9A-Fa-f]+)\s*$/.exec(header) ?? [];
  const algorithm = name.toUpperCase();
  if (name === '') throw badRequest('The OC-Checksum header is malformed.');
  if (!isKnown(algorithm)) return undefined;
  if (digits.length !== digestLengths[algorithm])
    throw badRequest(`The OC-Checksum is no ${algorithm} checksum.`);
  return { algorithm, digest: digits.toLowerCase() };
}

function isKnown(algorithm: string): algorithm is Algorithm {
  return Object.hasOwn(digestLengths, algorithm);
}

/**
 * Passes a body on and sums it up on the way.
 * @throws HttpError 400 at its end, when it is not what the client meant to send
 */
export async function* verifyChecksum(
  body: AsyncIterable<Buffer>,
  { algorithm, digest }: Checksum,
): AsyncGenerator<Buffer, void, undefined> {
  const sum = algorithm === 'ADLER32' ? new Adler32() : createHash(algorithm);
  for await (const chunk of body) {
    sum.update(chunk);
    yield chunk;
  }
  if (sum.digest('hex') !== digest) throw badRequest('The content does not match its OC-Checksum.');
}

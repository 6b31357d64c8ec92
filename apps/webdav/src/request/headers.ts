import { badRequest } from '../errors.js';

export type Depth = 0 | 1 | 'infinity';

/**
 * Reads `Depth` (RFC 4918 §10.2); undefined when the header is missing.
 * @throws HttpError 400
 */
export function parseDepth(header: string | undefined): Depth | undefined {
  switch (header?.trim().toLowerCase()) {
    case undefined:
      return undefined;
    case '0':
      return 0;
    case '1':
      return 1;
    case 'infinity':
      return 'infinity';
    default:
      throw badRequest('The Depth header is neither 0, 1 nor infinity.');
  }
}

/**
 * Reads `Overwrite` (RFC 4918 §10.6): a missing one means true.
 * @throws HttpError 400
 */
export function parseOverwrite(header: string | undefined): boolean {
  const value = header?.trim().toUpperCase() ?? 'T';
  if (value !== 'T' && value !== 'F') throw badRequest('The Overwrite header is neither T nor F.');
  return value === 'T';
}

const maxTimeoutSeconds = 2 ** 32 - 1;

/**
 * Reads `Timeout` (RFC 4918 §10.7): the first wish that is understood, in seconds; undefined when there is none. An
 * infinite one is the longest that the protocol can express.
 */
export function parseTimeout(header: string | undefined): number | undefined {
  for (const wish of header?.split(',') ?? []) {
    const match = /^\s*(?:(infinite)|second-(\d{1,10}))\s*$/i.exec(wish);
    if (match?.[1]) return maxTimeoutSeconds;
    if (match?.[2]) return Math.min(Number(match[2]), maxTimeoutSeconds);
  }
  return undefined;
}

/**
 * Reads `Lock-Token` (RFC 4918 §10.5), without the angle brackets.
 * @throws HttpError 400
 */
export function parseLockToken(header: string | undefined): string {
  const token = /^\s*<([^<>\s]+)>\s*$/.exec(header ?? '')?.[1];
  if (!token) throw badRequest('The Lock-Token header is missing or malformed.');
  return token;
}

/**
 * The modification time that sync clients send along with content: whole or fractional seconds since the epoch in
 * `X-OC-Mtime`; undefined when missing or out of range.
 */
export function parseModificationTime(header: string | undefined): Date | undefined {
  if (header === undefined || !/^\d{1,12}(\.\d{1,9})?$/.test(header.trim())) return undefined;
  const time = new Date(Math.floor(Number(header) * 1000));
  return time.getTime() <= latestTime ? time : undefined;
}

const latestTime = Date.UTC(9999, 11, 31);

/**
 * Reads a length in decimal digits (`Content-Length`, `X-Expected-Entity-Length`); undefined when missing.
 * @throws HttpError 400
 */
export function parseLength(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const length = /^\d{1,15}$/.test(header.trim()) ? Number(header) : undefined;
  if (length === undefined) throw badRequest('The length of the content is malformed.');
  return length;
}

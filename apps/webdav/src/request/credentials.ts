import type { IncomingMessage } from 'node:http';
import type { Credentials } from '@patio/pat-core';
import { badRequest } from '../errors.js';

/**
 * Refuses requests that come with two credentials, or with one in the URL, where logs and histories would keep it.
 * @throws HttpError 400
 */
export function refuseAmbiguousCredentials({ url = '', headers, rawHeaders }: IncomingMessage): void {
  const { authorization } = headers;
  const ambiguous =
    queryToken.test(url) ||
    (authorization !== undefined && (isList.test(authorization) || countAuthorization(rawHeaders) > 1));
  if (ambiguous) throw badRequest('Send one Authorization header with one token, and none in the URL.');
}

const queryToken = /[?&]access_token(?:=|&|$)/i;
const isList = /^(?:basic|bearer) .*,/i;

/** Node keeps only the first of several such headers; the raw list has them all. */
function countAuthorization(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 13 && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}

const basic = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i;
const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * Reads the value of an `Authorization` header: Basic (RFC 7617) or Bearer (RFC 6750 §2.1); undefined when it is malformed
 * or of another scheme, which is 401 like no header at all.
 */
export function parseAuthorization(header: string): Credentials | undefined {
  const token = bearer.exec(header)?.[1];
  if (token !== undefined) return { kind: 'bearer', secret: token };
  const encoded = basic.exec(header)?.[1];
  const pair = encoded === undefined ? undefined : decodeUtf8(Buffer.from(encoded, 'base64'));
  // The password may contain colons, the login may not.
  const colon = pair?.indexOf(':') ?? -1;
  if (pair === undefined || colon < 0) return undefined;
  return { kind: 'basic', login: pair.slice(0, colon).normalize('NFC'), secret: pair.slice(colon + 1) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

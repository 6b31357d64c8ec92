import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { SecretCredentials } from '@patio/pat-core';
import { challenges, Problem } from '../problem.js';

const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const queryToken = /[?&]access_token(?:=|&|$)/i;

/**
 * Reads the credentials of a request: `Bearer TOKEN` (RFC 6750) or `Basic login:TOKEN` (RFC 7617).
 * @throws Problem unauthenticated when there are none (without an error code, RFC 6750 §3.1) or they cannot be read;
 * invalid when there are two, or a token stands in the URL, where logs and histories would keep it.
 */
export function readCredentials(request: IncomingMessage): SecretCredentials {
  refuseTokenInUrl(request);
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new Problem('unauthenticated', 'Send a token as Bearer or as the password of Basic.', {
      headers: challenges(),
    });
  }
  // Node keeps only the first of several Authorization headers; the raw list has them all.
  if (countAuthorization(request.rawHeaders) > 1) throw ambiguous('Send the Authorization header once.');
  const space = header.indexOf(' ');
  const scheme = (space === -1 ? header : header.slice(0, space)).toLowerCase();
  const value = space === -1 ? '' : header.slice(space + 1).trim();
  if (scheme === 'bearer') return readBearer(value);
  if (scheme === 'basic') return readBasic(value);
  throw new Problem('unauthenticated', 'The Authorization scheme must be Bearer or Basic.', {
    headers: challenges(),
  });
}

function readBearer(value: string): SecretCredentials {
  if (value.includes(',')) throw ambiguous('Send one token, in one Authorization header.');
  if (!bearerToken.test(value)) throw malformed('What follows Bearer is not a token.');
  return { kind: 'bearer', secret: value };
}

/** Splits at the first colon: a login has none, a password may (RFC 7617 §2). */
function readBasic(value: string): SecretCredentials {
  if (!base64.test(value)) throw malformed('What follows Basic is not base64.');
  const bytes = Buffer.from(value, 'base64');
  if (!isUtf8(bytes)) throw malformed('The Basic credentials are not UTF-8.');
  const text = bytes.toString();
  const colon = text.indexOf(':');
  if (colon === -1) throw malformed('The Basic credentials have no colon between login and token.');
  return { kind: 'basic', login: text.slice(0, colon).normalize('NFC'), secret: text.slice(colon + 1) };
}

/** @throws Problem invalid when a token stands in the URL, where logs and histories would keep it */
export function refuseTokenInUrl({ url = '' }: IncomingMessage): void {
  if (hasQueryToken(url)) {
    throw ambiguous('A token in the URL is not accepted; send it in the Authorization header.');
  }
}

function hasQueryToken(url: string): boolean {
  const mark = url.indexOf('?');
  return mark !== -1 && queryToken.test(url.slice(mark));
}

function countAuthorization(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 'authorization'.length && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}

function malformed(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: challenges('invalid_token') });
}

function ambiguous(detail: string): Problem {
  return new Problem('invalid', detail, { headers: challenges('invalid_request') });
}

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** What a client presents in `Authorization`: Basic (RFC 7617) or Bearer (RFC 6750 §2.1). */
export type HttpCredentials =
  | { readonly kind: 'basic'; readonly login: string; readonly secret: string }
  | { readonly kind: 'bearer'; readonly secret: string };

/**
 * What a request says of its sender, or what is wrong with it, with a sentence for the client: `none`: nothing; `unknown`: a scheme that is not
 * Basic or Bearer; `malformed`: credentials that cannot be read; `ambiguous`: two, or one in the URL (RFC 6750 §2: 400).
 */
export type Authorization =
  | { readonly credentials: HttpCredentials }
  | { readonly problem: 'none' | 'unknown' | 'malformed' | 'ambiguous'; readonly detail: string };

const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const queryToken = /[?&]access_token(?:=|&|$)/i;

/** Reads the credentials of a request. */
export function readAuthorization(
  request: Pick<IncomingMessage, 'url' | 'headers' | 'rawHeaders'>,
): Authorization {
  if (hasTokenInUrl(request)) {
    return ambiguous('A token in the URL is not accepted; send it in the Authorization header.');
  }
  const header = request.headers.authorization;
  if (header === undefined) {
    return { problem: 'none', detail: 'Send a token as Bearer or as the password of Basic.' };
  }
  // Node keeps only the first of several Authorization headers; the raw list has them all.
  if (countAuthorization(request.rawHeaders) > 1) return ambiguous('Send the Authorization header once.');
  const space = header.indexOf(' ');
  const scheme = (space === -1 ? header : header.slice(0, space)).toLowerCase();
  const value = space === -1 ? '' : header.slice(space + 1).trim();
  if (scheme !== 'bearer' && scheme !== 'basic') {
    return { problem: 'unknown', detail: 'The Authorization scheme must be Bearer or Basic.' };
  }
  if (value.includes(',')) return ambiguous('Send one token, in one Authorization header.');
  return scheme === 'bearer' ? readBearer(value) : readBasic(value);
}

/** Whether a token stands in the URL, where logs and histories would keep it. */
export function hasTokenInUrl({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
  const mark = url.indexOf('?');
  return mark !== -1 && queryToken.test(url.slice(mark));
}

function readBearer(value: string): Authorization {
  if (!bearerToken.test(value)) return malformed('What follows Bearer is not a token.');
  return { credentials: { kind: 'bearer', secret: value } };
}

/** Splits at the first colon: a login has none, a password may (RFC 7617 §2). */
function readBasic(value: string): Authorization {
  if (!base64.test(value)) return malformed('What follows Basic is not base64.');
  const bytes = Buffer.from(value, 'base64');
  if (!isUtf8(bytes)) return malformed('The Basic credentials are not UTF-8.');
  const text = bytes.toString();
  const colon = text.indexOf(':');
  if (colon === -1) return malformed('The Basic credentials have no colon between login and token.');
  const login = text.slice(0, colon).normalize('NFC');
  return { credentials: { kind: 'basic', login, secret: text.slice(colon + 1) } };
}

function countAuthorization(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 'authorization'.length && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}

function malformed(detail: string): Authorization {
  return { problem: 'malformed', detail };
}

function ambiguous(detail: string): Authorization {
  return { problem: 'ambiguous', detail };
}

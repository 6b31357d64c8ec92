import type { IncomingMessage } from 'node:http';
import type { OidcConfig } from '@patio/pat-core';
import { type ConsoleCookies, consoleCookies } from './cookies.js';
import { createRelyingParty, type RelyingParty } from './relying-party.js';

/** What the door knows about signing in to the console. */
export interface ConsoleAccess {
  readonly cookies: ConsoleCookies;
  /** undefined: wherever a request says that it went. */
  readonly publicUrl: string | undefined;
  /** undefined: nobody signs in with OpenID Connect. */
  readonly relyingParty: RelyingParty | undefined;
  /** Where a browser that sent this request reaches this door. */
  baseUrlFor(request: IncomingMessage): string;
}

export function createConsoleAccess(options: {
  readonly publicUrl: string | undefined;
  readonly isTls: boolean;
  readonly oidc: OidcConfig | undefined;
}): ConsoleAccess {
  const { publicUrl, isTls, oidc } = options;
  const scheme = isTls ? 'https' : 'http';
  return {
    publicUrl,
    cookies: consoleCookies(publicUrl?.startsWith('https:') ?? isTls),
    relyingParty: oidc && createRelyingParty(oidc),
    baseUrlFor: ({ headers: { host = 'localhost' } }) => publicUrl ?? `${scheme}://${host}`,
  };
}

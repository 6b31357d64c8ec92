import type { IncomingMessage } from 'node:http';

/** A cookie of this door: never readable by scripts, never sent to another host or with another site's requests. */
export interface Cookie {
  readonly name: string;
  read(request: IncomingMessage): string | undefined;
  /** The `Set-Cookie` that sets it for so long. */
  set(value: string, maxAgeSeconds: number): string;
  /** The `Set-Cookie` that takes it away. */
  clear(): string;
}

/** What a cookie is for: the session is for our own pages only, the sign-in under way must survive the provider's redirect. */
export interface ConsoleCookies {
  readonly session: Cookie;
  readonly signIn: Cookie;
}

/** @param secure whether users reach this door by https: only there browsers keep cookies of the prefix `__Host-` (RFC 6265bis §4.1.3) */
export function consoleCookies(secure: boolean): ConsoleCookies {
  return {
    session: cookie('patio_session', 'Strict', secure),
    signIn: cookie('patio_sign_in', 'Lax', secure),
  };
}

function cookie(bareName: string, sameSite: 'Strict' | 'Lax', secure: boolean): Cookie {
  const name = secure ? `__Host-${bareName}` : bareName;
  const attributes = `Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
  return {
    name,
    read: (request) => readCookie(request.headers.cookie, name),
    set: (value, maxAgeSeconds) => `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** The first of its name: the browser sends those with the longest path first, and ours has none. */
function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

import type { ConsoleAccess } from './sessions.js';

/** The server knows when a session ends; the browser keeps the cookie for at most so long. */
const cookieSeconds = 7 * 24 * 60 * 60;

/** The `Set-Cookie` of a new session. */
export function newSession({ cookies }: ConsoleAccess, secret: string): string {
  return cookies.session.set(secret, cookieSeconds);
}

import type { Addresses } from '../shared/addresses.js';
import type { Door } from '../shared/door.js';
import { OAuthError } from './oauth-error.js';

/** Who an access token is for, and where it may be used for that reason. */
export interface Targets {
  readonly audience: readonly string[];
  /** undefined: wherever the token it comes from may be. */
  readonly doors: Exclude<Door, 'cli'>[] | undefined;
}

/**
 * Reads `resource` and `audience` (RFC 8707 §2, RFC 8693 §2.1): the issuer stands for all of Patio, the URL of the WebDAV door for that
 * door alone. None: all of Patio.
 * @throws OAuthError invalid_target for anybody else
 */
export function readTargets(targets: readonly string[], { rest, webdav }: Addresses): Targets {
  const wanted = new Set(targets.map(withoutSlash));
  const forAll = wanted.size === 0 || wanted.delete(withoutSlash(rest));
  const forWebdav = webdav !== undefined && wanted.delete(withoutSlash(webdav));
  const [unknown] = wanted;
  if (unknown !== undefined) {
    throw new OAuthError('invalid_target', 'Tokens are issued only for this Patio and for its WebDAV door.');
  }
  return {
    audience: [...(forAll ? [rest] : []), ...(forWebdav ? [webdav] : [])],
    doors: forAll ? undefined : ['webdav'],
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

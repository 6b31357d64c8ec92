import { audiences } from '../access-tokens/index.js';
import type { OAuthDependencies } from './dependencies.js';
import { exchange } from './exchange.js';
import { introspect } from './introspect.js';
import { revoke } from './revoke.js';
import type { OAuth } from './types.js';

export { OAuthError, type OAuthErrorCode } from './oauth-error.js';
export { tokenTypes } from './token-types.js';

/** Opens the token service. */
export function openOAuth(dependencies: OAuthDependencies): OAuth {
  const { addresses, keyring } = dependencies;
  return {
    issuer: () => ({ issuer: addresses().rest, audiences: audiences(addresses()) }),
    exchange: (request, origin) => exchange(dependencies, request, origin),
    introspect: (client, token, origin) => introspect(dependencies, client, token, origin),
    revoke: (client, token, origin) => revoke(dependencies, client, token, origin),
    publishedKeys: () => keyring.published(),
  };
}

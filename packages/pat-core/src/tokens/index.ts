export { generateSecret, hashSecret, isWellFormed } from './format.js';
export { isUseDue, type Lifetime, statusAt } from './lifetime.js';
export { describeToken, type ListedToken } from './listing.js';
export { checkLifetime, normalizeTokenName } from './request.js';
export {
  type Credential,
  findCredential,
  findToken,
  insertToken,
  listTokens,
  loadCredentials,
  type NewToken,
  recordUse,
  revokeToken,
  rotateToken,
  type TokenPosition,
  updateToken,
} from './store.js';

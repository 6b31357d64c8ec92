export { findTokens } from './find-in-text.js';
export { generateSecret, hashSecret, isWellFormed } from './format.js';
export { endOf, expirySoon, isUseDue, type Lifetime, statusAt } from './lifetime.js';
export { type LimitRefusal, limitRefusal, normalizeLimits } from './limits.js';
export { describeToken } from './listing.js';
export { covers } from './networks.js';
export { openTokenNewsroom, type TokenNewsroom } from './news.js';
export { digestInFingerprint, readPublicKey } from './public-key.js';
export { checkLifetime, normalizeTokenName } from './request.js';
export {
  countTokensOf,
  deleteEnded,
  forgetEndedKey,
  insertToken,
  type NewToken,
  reportReuse,
  revokeSignIns,
  revokeToken,
  revokeTokensOf,
  rotateToken,
  type StoredChanges,
  updateToken,
} from './store/changes.js';
export {
  type Credential,
  findCredential,
  findRotated,
  loadCredentials,
  type Reachability,
} from './store/credentials.js';
export { warnOfExpiry } from './store/expiry.js';
export { findToken, type ListedToken, listTokens, type TokenPosition } from './store/lists.js';
export { cleanClient, recordUse, takeUse } from './store/uses.js';
export { currentCredentialVersion } from './store/version.js';

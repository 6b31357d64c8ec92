import type { Issuer } from '../access-tokens/index.js';
import type { OpenAuth } from '../auth/index.js';
import type { Database } from '../db/index.js';
import type { Addresses } from '../shared/addresses.js';
import type { Clock } from '../shared/clock.js';
import type { Keyring } from '../signing/index.js';

export interface OAuthDependencies {
  readonly db: Database;
  readonly auth: Pick<OpenAuth, 'authenticate' | 'refreshWithVersion' | 'forget'>;
  readonly issuer: Issuer;
  readonly keyring: Keyring;
  /** @throws unavailable when they are not known yet */
  readonly addresses: () => Addresses;
  readonly clock: Clock;
}

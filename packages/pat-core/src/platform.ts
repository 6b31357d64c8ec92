import type { Admin } from './admin/types.js';
import type { Auth } from './auth/types.js';
import type { Files } from './files/types.js';

/** What a door is given: the one core, open on one database and one blob store. */
export interface Platform {
  readonly auth: Auth;
  readonly files: Files;
  readonly admin: Admin;
  /** Whether database and blob store answer. */
  ready(): Promise<boolean>;
  /** Ends background work and connections; idempotent. */
  close(): Promise<void>;
}

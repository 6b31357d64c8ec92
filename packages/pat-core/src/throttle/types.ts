import type { Door } from '../shared/door.js';

/** How many failed logins are borne. */
export interface LoginLimits {
  /** From one address (IPv6: one /64) in a window; of one user name five times as many. */
  readonly failures: number;
  readonly windowSeconds: number;
}

/** What came of logins at one door since this process began. */
export interface LoginFailureCount {
  readonly door: Door;
  /** Refused as unauthenticated. */
  readonly failed: number;
  /** Refused as there were too many before. */
  readonly blocked: number;
}

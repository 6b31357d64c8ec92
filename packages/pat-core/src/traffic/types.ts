import type { Door } from '../shared/door.js';

/** What became of a request: done, refused for what the caller asked or is, or failed for a fault of ours. */
export type TrafficOutcome = 'ok' | 'refused' | 'failed';

/** What one door was asked in one minute, by all processes that share the database. */
export interface TrafficMinute {
  /** Its beginning. */
  readonly minute: Date;
  readonly door: Door;
  /** All of them, those refused and failed included. */
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
}

import type { Auth } from '../auth/types.js';
import type { Contents } from '../blobs/index.js';
import type { Database } from '../db/index.js';
import type { Guard } from '../guard/index.js';
import type { BlobId } from '../nodes/index.js';
import type { Clock } from '../shared/clock.js';
import type { UserId } from '../shared/ids.js';

/** What the files service is made of. */
export interface FilesDependencies {
  readonly db: Database;
  readonly guard: Guard;
  readonly auth: Pick<Auth, 'refresh' | 'watch'>;
  readonly contents: Contents;
  readonly clock: Clock;
  /** Tells the collector, after the commit, what may no longer be held by any node. */
  readonly released: (blobs: readonly BlobId[]) => void;
  /** Tells the collector, after the commit, that something was put into the trash. */
  readonly trashed: () => void;
  /** Tells the collector, after the commit, that something was put into the recycle bin, or that `owner` needs the room that it takes. */
  readonly recycled: (owner: UserId | undefined) => void;
  /** Tells the collector, after the commit, that a folder is in another workspace now. */
  readonly resettled: () => void;
  readonly recycling: RecyclingRules;
}

/** How long and how much of what is deleted is kept. */
export interface RecyclingRules {
  /** 0: nothing is. */
  readonly days: number;
  /** How much of an owner's quota it may take. */
  readonly quotaPercent: number;
}

import type { Database } from '../db/index.js';
import {
  countEntries,
  discardEntries,
  discardOutdated,
  entriesOverQuota,
  relocateEntries,
} from '../nodes/index.js';
import type { Clock } from '../shared/clock.js';
import type { UserId } from '../shared/ids.js';

const batchSize = 500;
/** Each may be a folder of any size. */
const countedTogether = 50;
const dayMs = 24 * 60 * 60 * 1000;

export interface RecyclingDependencies {
  readonly db: Database;
  readonly clock: Clock;
  readonly days: number;
  readonly quotaPercent: number;
  readonly closed: () => boolean;
}

/** What the collector does with the recycle bin. All that ends there goes into the trash. */
export function recyclingWork({ db, clock, days, quotaPercent, closed }: RecyclingDependencies) {
  let owners = new Set<UserId>();

  async function count(): Promise<void> {
    while (!closed() && (await countEntries(db, countedTogether)) === countedTogether);
  }

  async function makeRoom(ofOwners: readonly UserId[] | undefined): Promise<boolean> {
    const ids = await entriesOverQuota(db, ofOwners, quotaPercent);
    for (let start = 0; start < ids.length && !closed(); start += batchSize) {
      await discardEntries(db, ids.slice(start, start + batchSize));
    }
    return ids.length > 0;
  }

  return {
    /** Notes for {@link settle} that the owner's quota may ask for room. */
    concerns(owner: UserId | undefined): void {
      if (owner !== undefined) owners.add(owner);
    },

    /** Counts what is new. @returns whether something had to go */
    async settle(): Promise<boolean> {
      const concerned = [...owners];
      owners = new Set();
      await count();
      return concerned.length > 0 && makeRoom(concerned);
    },

    /** Ends what is over its time or the quotas, wherever that was missed. */
    async sweep(): Promise<void> {
      await relocateEntries(db);
      await count();
      const until = new Date(clock() - days * dayMs);
      while (!closed() && (await discardOutdated(db, until, batchSize)) === batchSize);
      await makeRoom(undefined);
    },

    /** Looks where everything is now, after folders have changed their workspace. */
    relocate: () => relocateEntries(db),
  };
}

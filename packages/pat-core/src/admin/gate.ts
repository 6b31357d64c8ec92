import { append, type Sealer } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import type { OpenAuth } from '../auth/index.js';
import type { BlobStore } from '../blobs/index.js';
import type { Database } from '../db/index.js';
import type { Clock } from '../shared/clock.js';
import { isPatError, type PatError } from '../shared/errors.js';
import type { Keyring } from '../signing/index.js';
import type { TokenNewsroom } from '../tokens/index.js';
import type { CredentialChange } from '../users/index.js';
import { type Caller, requireUnrestricted } from './caller.js';
import type { HealthSources } from './health.js';
import type { Actor } from './types.js';

/** What an actor sets out to do, in the words of the audit. */
export interface Deed extends Pick<AuditEvent, 'nodeId' | 'path' | 'detail'> {
  readonly operation: string;
}

/** What came of a change; without `record` nothing changed, and nothing is written. */
export interface Outcome<T> {
  readonly result: T;
  readonly record?: Pick<AuditEvent, 'nodeId' | 'path' | 'detail'>;
  /** The token or user that is no longer as it was. */
  readonly changed?: CredentialChange;
}

export interface AdminDependencies {
  readonly db: Database;
  readonly auth: Pick<OpenAuth, 'refresh' | 'verify' | 'forget'>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'rotate' | 'rotated'>;
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly newsroom: Pick<TokenNewsroom, 'subscribe'>;
  readonly health: HealthSources;
  readonly store: BlobStore;
  /** Tells the collector, after the commit, that something was put into the trash. */
  readonly trashed: () => void;
}

/** The way into all administration: who asks is checked again, changes and refusals are audited. */
export class Gate {
  constructor(private readonly dependencies: AdminDependencies) {}

  /** Answers a question. Refusals are audited. */
  async ask<T>(actor: Actor, deed: Deed, question: (caller: Caller) => Promise<T>): Promise<T> {
    const { auth } = this.dependencies;
    return this.#auditingRefusals(actor, deed, async () =>
      question(actor === 'system' ? undefined : await auth.refresh(actor)),
    );
  }

  /**
   * Makes a change in one transaction with its audit row, or not at all. Refusals are audited. Restricted tokens change nothing, unless
   * the change itself says what they may.
   */
  async change<T>(
    actor: Actor,
    deed: Deed,
    change: (tx: Database, caller: Caller) => Promise<Outcome<T>>,
    restricted: 'refused' | 'judged by the change' = 'refused',
  ): Promise<T> {
    const { db, auth, clock } = this.dependencies;
    const outcome = await this.#auditingRefusals(actor, deed, () =>
      db.transaction(async (tx) => {
        const caller = actor === 'system' ? undefined : await auth.verify(tx, actor);
        if (restricted === 'refused') requireUnrestricted(caller);
        const made = await change(tx, caller);
        if (made.record) await append(tx, eventOf(actor, { ...deed, ...made.record }, 'ok'), clock());
        return made;
      }),
    );
    if (outcome.changed) auth.forget(outcome.changed);
    return outcome.result;
  }

  async #auditingRefusals<T>(actor: Actor, deed: Deed, work: () => Promise<T>): Promise<T> {
    const { db, clock } = this.dependencies;
    try {
      return await work();
    } catch (error) {
      if (isRefusal(actor, error)) await append(db, eventOf(actor, deed, error.code), clock());
      throw error;
    }
  }
}

/** What is hidden from a caller is refused as `not_found`; to an administrator it really means that there is none. */
function isRefusal(actor: Actor, error: unknown): error is PatError {
  if (isPatError(error, 'unauthenticated', 'forbidden', 'insufficient_scope')) return true;
  return isPatError(error, 'not_found') && actor !== 'system' && !actor.isAdmin;
}

function eventOf(actor: Actor, deed: Deed, result: AuditEvent['result']): AuditEvent {
  if (actor === 'system') {
    return {
      userId: undefined,
      login: undefined,
      tokenId: undefined,
      door: 'cli',
      address: undefined,
      result,
      ...deed,
    };
  }
  const { userId, login, tokenId, origin } = actor;
  return { userId, login, tokenId, door: origin.door, address: origin.address, result, ...deed };
}

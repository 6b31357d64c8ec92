import type { AuditEvent } from '../audit/types.js';
import type { Principal } from '../auth/types.js';
import type { Database } from '../db/index.js';
import { type NodeWrite, serializeRetries, type TreeWrite, writeNode } from '../nodes/index.js';
import type { OperationName } from '../permissions/index.js';
import type { Clock } from '../shared/clock.js';
import { isPatError, PatError } from '../shared/errors.js';
import { Denied } from './denied.js';
import { KnownFolders } from './known-folders.js';
import { isRace, Raced } from './race.js';
import { GuardScope, type Resolved } from './scope.js';
import { makeTreeWrite } from './tree-store.js';
import { WriteTogether } from './write-together.js';

const maxAttempts = 20;

/** What the audit is told of a change, beside who made it. */
export type ChangeRecord = Pick<AuditEvent, 'nodeId' | 'path' | 'detail'> & {
  readonly operation: OperationName;
};

/** A change that was decided: what to record of it, and the statements that make it. */
export interface Change<T> {
  readonly record: ChangeRecord;
  apply(): Promise<T>;
}

/** A change that is one statement: decided, and as its caller is told of it. */
export interface Write<T, W = NodeWrite> {
  readonly record: ChangeRecord;
  readonly write: W;
  readonly result: T;
}

/** An answer with what it rests on, so that a write can be made on it while that is the same. */
export interface Foreseen<T> {
  readonly answer: T;
  readonly resolved: Resolved | undefined;
  readonly credentialVersion: string | undefined;
}

export interface GuardDependencies {
  readonly db: Database;
  readonly clock: Clock;
  readonly auth: {
    /** Reads token and user again within the transaction. @throws unauthenticated */
    verify(tx: Database, principal: Principal): Promise<Principal>;
    /** The principal as it is now and the version of what it rests on. @throws unauthenticated */
    refreshWithVersion(
      principal: Principal,
    ): Promise<{ readonly current: Principal; readonly version: string | undefined }>;
  };
  /** Writes one audit row, in the transaction of what it speaks of. */
  readonly appendAudit: (db: Database, event: AuditEvent, now: number) => Promise<void>;
  /** Notes a read for the audit without waiting. */
  readonly recordRead: (event: AuditEvent) => void;
}

/** The one way in: authentication again, decision, locks, conditions, transaction and audit of every operation on files. */
export class Guard {
  readonly #together: WriteTogether;
  readonly #knownFolders = new KnownFolders();

  constructor(private readonly dependencies: GuardDependencies) {
    this.#together = new WriteTogether(dependencies.db);
  }

  /** Answers a question, outside any transaction. Refusals are audited. */
  async ask<T>(
    principal: Principal,
    operation: OperationName,
    question: (scope: GuardScope) => Promise<T>,
  ): Promise<T> {
    return (await this.foresee(principal, operation, question)).answer;
  }

  /**
   * {@link ask} about a write that is to be made later.
   * @param from what the decision is taken from: a look, or what is known of the folder as long as that lets the write be made
   */
  async foresee<T>(
    principal: Principal,
    operation: OperationName,
    question: (scope: GuardScope) => Promise<T>,
    from: 'guess' | 'look' = 'look',
  ): Promise<Foreseen<T>> {
    const { db, clock } = this.dependencies;
    const { current, version } = await this.#refreshed(principal, operation);
    const known =
      from === 'guess' && version !== undefined ? this.#knownFolders.knownTo(current, version) : undefined;
    const scope = new GuardScope(db, current, clock(), Promise.resolve(current), known);
    try {
      const answer = await question(scope);
      return { answer, resolved: scope.resolved, credentialVersion: version };
    } catch (error) {
      if (scope.resolved?.guessed) return this.foresee(principal, operation, question);
      await this.#auditRefusal(principal, operation, error);
      throw error;
    }
  }

  /** Makes a change in one transaction, with its audit row, or not at all. Refusals are audited. */
  async change<T>(
    principal: Principal,
    operation: OperationName,
    plan: (scope: GuardScope) => Promise<Change<T>>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#tryChange(principal, plan, attempt > 1);
      } catch (error) {
        if (attempt < maxAttempts && isRace(error)) continue;
        await this.#auditRefusal(principal, operation, error);
        if (isRace(error))
          throw new PatError('unavailable', 'Too many changes at the same place.', { cause: error });
        throw error;
      }
    }
  }

  /**
   * {@link change} for a change of the tree that mostly is one statement.
   * @param simple decides it outside any transaction; undefined, a refusal or a lost race: it is decided anew, in a transaction
   */
  async changeTree<T>(
    principal: Principal,
    operation: OperationName,
    simple: (scope: GuardScope) => Promise<Write<T, TreeWrite> | undefined>,
    plan: (scope: GuardScope) => Promise<Change<T>>,
  ): Promise<T> {
    const made = await this.#changeAtOnce(principal, simple);
    return made ? made.result : this.change(principal, operation, plan);
  }

  /** @returns undefined when nothing was done */
  async #changeAtOnce<T>(
    principal: Principal,
    simple: (scope: GuardScope) => Promise<Write<T, TreeWrite> | undefined>,
  ): Promise<Write<T, TreeWrite> | undefined> {
    const { auth, db, clock } = this.dependencies;
    try {
      const { current, version } = await auth.refreshWithVersion(principal);
      const now = clock();
      const scope = new GuardScope(db, current, now, Promise.resolve(current));
      const decided = await simple(scope);
      const { basis } = scope;
      if (!decided || !basis || version === undefined) return undefined;
      const { tokenId } = current;
      const event = eventOf(current, decided.record, 'ok');
      const made = await makeTreeWrite(db, {
        ...{ basis, tokenId, credentialVersion: version, event, now },
        write: decided.write,
      });
      return made ? decided : undefined;
    } catch (error) {
      const isRefusal = isPatError(error) && !isPatError(error, 'unavailable');
      if (isRefusal || isRace(error)) return undefined;
      throw error;
    }
  }

  /**
   * {@link change} for a change of one node. It is decided on rows read before, by an earlier write perhaps, and made by one statement
   * that finds the same rows again; when it does not, everything is decided anew, in the end in a transaction.
   * @param plan is given what was foreseen, if that may still hold
   */
  async write<T, F>(
    principal: Principal,
    operation: OperationName,
    plan: (scope: GuardScope, foreseen?: F) => Promise<Write<T>>,
    foreseen?: Foreseen<F>,
  ): Promise<T> {
    const decided =
      (await this.#writeAtOnce(principal, operation, plan, foreseen ?? 'guess')) ??
      (await this.#writeAtOnce(principal, operation, plan, 'look'));
    if (decided) return decided.result;
    return this.change(principal, operation, async (scope) => {
      const { record, write, result } = await plan(scope);
      return {
        record,
        async apply() {
          if (!(await writeNode(scope.db, write))) throw new Raced();
          return result;
        },
      };
    });
  }

  /**
   * @param from what the decision is taken from: what was foreseen, what is known of the folder, or a look
   * @returns undefined when something that the decision rests on has changed since
   */
  async #writeAtOnce<T, F>(
    principal: Principal,
    operation: OperationName,
    plan: (scope: GuardScope, foreseen?: F) => Promise<Write<T>>,
    from: Foreseen<F> | 'guess' | 'look',
  ): Promise<Write<T> | undefined> {
    const { db, clock } = this.dependencies;
    const foreseen = typeof from === 'object' ? from : undefined;
    const { current, version } = await this.#refreshed(principal, operation);
    if (version === undefined || (foreseen && foreseen.credentialVersion !== version)) return undefined;
    const now = clock();
    const known = this.#knownFolders.knownTo(current, version);
    const scope = new GuardScope(
      db,
      current,
      now,
      Promise.resolve(current),
      from === 'guess' ? known : undefined,
    );
    const resolved = () => foreseen?.resolved ?? scope.resolved;
    const learn = (right: boolean) => {
      const found = resolved();
      if (found) known.learn(found, right);
    };
    try {
      const decided = await plan(scope, foreseen?.answer);
      const basis = resolved()?.resolution.basis;
      if (!basis) return undefined;
      const event = eventOf(current, decided.record, 'ok');
      const made = await this.#together.write({
        ...{ basis, tokenId: current.tokenId, credentialVersion: version },
        ...{ write: decided.write, event, now },
      });
      learn(made);
      return made ? decided : undefined;
    } catch (error) {
      if (resolved()?.guessed) {
        learn(false);
        return undefined;
      }
      if (isRace(error)) return undefined;
      await this.#auditRefusal(principal, operation, error);
      throw error;
    }
  }

  async #refreshed(principal: Principal, operation: OperationName) {
    try {
      return await this.dependencies.auth.refreshWithVersion(principal);
    } catch (error) {
      await this.#auditRefusal(principal, operation, error);
      throw error;
    }
  }

  /** Notes that something was read. */
  recordRead(principal: Principal, record: ChangeRecord): void {
    this.dependencies.recordRead(eventOf(principal, record, 'ok'));
  }

  /** @param alone after a lost race: those who lost one go one after the other, so that each gets its turn */
  #tryChange<T>(
    principal: Principal,
    plan: (scope: GuardScope) => Promise<Change<T>>,
    alone: boolean,
  ): Promise<T> {
    const { db, auth, clock, appendAudit } = this.dependencies;
    return db.transaction(async (tx) => {
      if (alone) await serializeRetries(tx);
      const now = clock();
      const verified = auth.verify(tx, principal);
      const { record, apply } = await plan(new GuardScope(tx, principal, now, verified));
      const [result] = await Promise.all([
        apply(),
        verified.then((current) => appendAudit(tx, eventOf(current, record, 'ok'), now)),
      ]);
      return result;
    });
  }

  async #auditRefusal(principal: Principal, operation: OperationName, error: unknown): Promise<void> {
    if (!isPatError(error)) return;
    const subject = error instanceof Denied ? error.subject : undefined;
    const isDenial = subject ? subject.audited : isPatError(error, 'unauthenticated', 'forbidden');
    if (!isDenial) return;
    const { db, clock, appendAudit } = this.dependencies;
    const record = { operation, nodeId: subject?.nodeId, path: subject?.path };
    await appendAudit(db, eventOf(principal, record, error.code), clock());
  }
}

function eventOf(principal: Principal, record: ChangeRecord, result: AuditEvent['result']): AuditEvent {
  const { userId, login, tokenId, origin } = principal;
  return { userId, login, tokenId, door: origin.door, address: origin.address, result, ...record };
}

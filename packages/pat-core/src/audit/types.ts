import type { Door } from '../shared/door.js';
import type { ErrorCode } from '../shared/errors.js';
import type { NodeId, TokenId, UserId } from '../shared/ids.js';

/** What happened to whom; `result` is `ok` or the code of the error that refused it. */
export interface AuditEvent {
  readonly userId: UserId | undefined;
  /** The login as known or, for failed logins, as given (at most 100 characters). */
  readonly login: string | undefined;
  readonly tokenId: TokenId | undefined;
  readonly door: Door;
  readonly address: string | undefined;
  /** `login`, `read`, `create`, `token.mint`, `grant.set`, … */
  readonly operation: string;
  readonly nodeId?: NodeId | undefined;
  /** The path at that time. */
  readonly path?: string | undefined;
  readonly result: 'ok' | ErrorCode;
  /** Small facts: the destination of a move, the new permission; never a secret. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

export interface AuditEntry extends AuditEvent {
  readonly id: number;
  readonly at: Date;
}

/** An entry with its place in the chain and the hash that seals it (hex); without one it is too new. */
export interface SealedEntry extends AuditEntry {
  readonly seal: { readonly position: number; readonly hash: string } | undefined;
}

/** What does not fit together in the audit. `chain`: its days or places, not one entry. */
export interface AuditProblem {
  readonly kind: 'changed' | 'missing' | 'inserted' | 'chain';
  /** `YYYY-MM-DD`, UTC: when the entry was sealed. */
  readonly day: string | undefined;
  readonly entryId: number | undefined;
  readonly detail: string;
}

/** A day (UTC) on which entries were sealed, with the head of the chain at its end, in hex. */
export interface AuditDay {
  readonly day: string;
  readonly entries: number;
  readonly hash: string;
  /** When its entries were removed for their age. */
  readonly prunedAt: Date | undefined;
}

export interface AuditVerification {
  /** How many sealed entries were looked at. */
  readonly entries: number;
  readonly days: readonly AuditDay[];
  /** At most 1000 of them. */
  readonly problems: readonly AuditProblem[];
}

export interface AuditFilter {
  readonly login?: string;
  readonly tokenId?: TokenId;
  readonly nodeId?: NodeId;
  readonly operation?: string;
  readonly door?: Door;
  readonly result?: 'ok' | 'refused';
  readonly since?: Date;
  readonly until?: Date;
}

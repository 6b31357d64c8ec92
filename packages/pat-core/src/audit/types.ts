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

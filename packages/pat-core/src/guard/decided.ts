import { insertParameter, insertPart } from '../audit/index.js';
import type { AuditEvent } from '../audit/types.js';
import { type Basis, currentVersion } from '../nodes/index.js';
import type { TokenId } from '../shared/ids.js';
import { currentCredentialVersion } from '../tokens/index.js';

/** A change that one statement can make, with all that it was decided on. */
export interface Decided<W> {
  readonly basis: Basis;
  readonly tokenId: TokenId;
  readonly credentialVersion: string;
  readonly write: W;
  readonly event: AuditEvent;
  readonly now: number;
}

const firstOfPart = 7;

/**
 * A statement that makes a change with its audit rows, if all that the decision rests on is the same as when it was taken; says the ids of
 * `written`, none when something has changed.
 * @param part makes the change under a condition, as `written`; its parameters are counted from `first`
 * @param audited a condition on each event `e`
 */
export function statementIfUnchanged(
  part: (first: number, given: string) => string,
  audited: string,
): string {
  return `WITH RECURSIVE ${currentVersion},
    basis AS (SELECT 1 FROM current WHERE version = $3 AND ${currentCredentialVersion('$4')} = $5),
    ${part(firstOfPart, 'EXISTS (SELECT 1 FROM basis)')},
    entry AS (${insertPart(firstOfPart - 1, audited)})
    SELECT id FROM written`;
}

/** The parameters of {@link statementIfUnchanged} before those of its part, for changes that were decided on the same. */
export function decidedParameters(decided: readonly [Decided<unknown>, ...Decided<unknown>[]]): unknown[] {
  const [{ basis, tokenId, credentialVersion }] = decided;
  const events = decided.map(({ event, now }) => ({ at: now, event }));
  return [basis.nodes, basis.userId, basis.version, tokenId, credentialVersion, insertParameter(events)];
}

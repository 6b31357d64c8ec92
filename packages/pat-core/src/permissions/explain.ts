import type { ChainNode, Resolution } from '../nodes/index.js';
import { formatRight, intersect, type Right } from '../scopes/index.js';
import { type Decision, decide } from './decide.js';
import { type OperationName, operations } from './operations.js';
import { restrictionOn, type TokenRights } from './token-rights.js';

export interface ExplainedDecision {
  readonly decision: Decision;
  /** What the answer turns on. */
  readonly decidedBy: 'path' | 'grant' | 'scope' | 'restriction';
  /** One sentence a person understands. */
  readonly reason: string;
  /** What was resolved and decided on: for `create`, the folder. */
  readonly chain: readonly ChainNode[];
}

/** Decides as the doors do, and says why. For `create`, the path names what would be created. */
export function explainDecision(
  token: TokenRights,
  resolution: Resolution,
  operation: OperationName,
): ExplainedDecision {
  const asked = operation === 'create' ? asNewName(resolution) : resolution;
  const decision = decide(token, asked, operation);
  return { decision, ...verdict(decision, asked, operation, token), chain: asked.chain };
}

function asNewName(resolution: Resolution): Resolution {
  const last = resolution.chain.at(-1);
  if (resolution.missing.length > 0 || !last) return resolution;
  return { ...resolution, chain: resolution.chain.slice(0, -1), missing: [last.name] };
}

function verdict(
  decision: Decision,
  { chain, missing }: Resolution,
  operation: OperationName,
  token: TokenRights,
): Pick<ExplainedDecision, 'decidedBy' | 'reason'> {
  const { granted, scoped, right } = decision.access;
  const { on, needs } = operations[operation];
  if (missing.length > (on === 'folder' ? 1 : 0)) {
    return { decidedBy: 'path', reason: 'There is no such file or folder.' };
  }
  const where = on === 'folder' ? 'folder' : (chain.at(-1)?.kind ?? 'folder');
  const has = `The user's grants give ${words(granted)} on this ${where}, and the token leaves ${words(scoped)}: together ${words(right)}`;
  if (decision.allowed)
    return { decidedBy: limiting(granted, scoped), reason: permission(operation, has, right) };
  const restriction = restrictionOn(token, operation);
  if (restriction && intersect(right, needs) === needs) {
    const reason = `${has}, but the token is restricted by "${restriction}", which does not allow "${operation}".`;
    return { decidedBy: 'restriction', reason };
  }
  const hidden =
    decision.code === 'forbidden' ? '' : ' Without a right to read it does not exist for this token.';
  return {
    decidedBy: intersect(granted, needs) === needs ? narrowing(token, scoped, needs) : 'grant',
    reason: `${has}, but "${operation}" needs ${words(needs)}.${hidden}`,
  };
}

function permission(operation: OperationName, has: string, right: Right): string {
  return operations[operation].needs === 0 && right === 0
    ? 'It can be seen because a right of this token begins at it or below it.'
    : `${has}, which "${operation}" needs no more than.`;
}

/** Which of the two leaves less. */
function limiting(granted: Right, scoped: Right): 'grant' | 'scope' {
  return intersect(granted, scoped) === granted ? 'grant' : 'scope';
}

/** `read-only` takes rights away, as scopes do. */
function narrowing(
  { restrictions, scopes }: TokenRights,
  scoped: Right,
  needs: Right,
): 'scope' | 'restriction' {
  const readOnly = restrictions.includes('read-only') && intersect(scoped, needs) !== needs;
  return readOnly && !scopes ? 'restriction' : 'scope';
}

const wordsOfPermission = { r: 'reading', w: 'writing', rw: 'reading and writing' } as const;

function words(right: Right): string {
  return right === 0 ? 'nothing' : wordsOfPermission[formatRight(right)];
}

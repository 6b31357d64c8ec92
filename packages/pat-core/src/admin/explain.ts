import {
  blockingLocks,
  conflictingLocks,
  findLocksBelow,
  type LockInfo,
  lockInfo,
  locksCovering,
} from '../locks/index.js';
import { type ChainNode, resolve } from '../nodes/index.js';
import { explainDecision, mayWrite, operations } from '../permissions/index.js';
import { readPolicy } from '../policy/index.js';
import { PatError } from '../shared/errors.js';
import { joinPath } from '../shared/paths.js';
import { type Credential, describeToken, loadCredentials } from '../tokens/index.js';
import { isAdministrator } from './caller.js';
import { explainToken } from './explain-token.js';
import type { AdminDependencies, Gate } from './gate.js';
import { grantsAlong } from './grants.js';
import { findFor } from './tokens.js';
import type { Admin, ExplainedAt, Explanation, OperationName } from './types.js';

/** Says why a token may or may not do something, from the decisions that the doors make. */
export function explaining(gate: Gate, { db, clock }: AdminDependencies): Pick<Admin, 'explain'> {
  /** The locks that would stop the token's user, as the guard asks for them. */
  async function locksInTheWay(
    chain: readonly ChainNode[],
    operation: OperationName,
    { userId }: Credential,
    { door }: ExplainedAt,
    now: number,
  ): Promise<LockInfo[]> {
    const covering = (nodes: readonly ChainNode[]) =>
      locksCovering(nodes).map((lock) => lockInfo(lock, nodes));
    const node = chain.at(-1);
    if (!node) return [];
    const folder = { id: node.id, path: joinPath(chain.map(({ name }) => name)) };
    const below = async () => (node.kind === 'folder' ? findLocksBelow(db, folder, now) : []);
    if (operation === 'lock')
      return conflictingLocks([...covering(chain), ...(await below())], { shared: false });
    // At WebDAV even the holder has to show the lock's token.
    const lockTokens = door === 'webdav' ? new Set<string>() : undefined;
    const takesAway = operation === 'delete' || operation === 'move';
    const locks = takesAway
      ? [...covering(chain), ...covering(chain.slice(0, -1)), ...(await below())]
      : covering(chain);
    return blockingLocks(locks, { userId, lockTokens });
  }

  return {
    explain(actor, tokenId, ref, operation, at = {}) {
      const deed = { operation: 'explain', detail: { token: tokenId, asked: operation } };
      return gate.ask(actor, deed, async (caller) => {
        const now = clock();
        const found = await findFor(db, caller, tokenId);
        const [credential] = await loadCredentials(db, [found.id]);
        if (!credential) throw new PatError('not_found', 'There is no such token.');
        const token = describeToken(found, await readPolicy(db), now);
        const { userId, scopes } = credential;
        const resolution = await resolve(db, { ref, userId, scopes, now, extra: 'locks' });
        const explained = explainDecision(credential, resolution, operation);
        const { decision, chain } = explained;
        const hidden = !decision.allowed && decision.code !== 'forbidden';
        if (hidden && !isAdministrator(caller)) return nothingThere;
        const ids = new Set<string>(chain.map((node) => node.id));
        const grants = (await grantsAlong(db, chain)).filter((grant) => grant.login === token.login);
        const deciding = token.scopes.filter((scope) => ids.has(scope.split(':')[1] ?? ''));
        const changes = decision.allowed && mayWrite(operations[operation].needs);
        const locks = changes ? await locksInTheWay(chain, operation, credential, at, now) : [];
        const refusal = explainToken(credential, token, at, now);
        const { decidedBy, reason } = refusal ?? lockVerdict(locks) ?? explained;
        return {
          allowed: !refusal && decision.allowed && locks.length === 0,
          ...{ decidedBy, reason, grants, scopes: deciding },
          locks: locks.map(({ rootPath, holder, expiresAt }) => ({ path: rootPath, holder, expiresAt })),
        };
      });
    },
  };
}

function lockVerdict(locks: readonly LockInfo[]): Pick<Explanation, 'decidedBy' | 'reason'> | undefined {
  const [first] = locks;
  if (!first) return undefined;
  const others = locks.length === 1 ? '' : `, and ${locks.length - 1} more`;
  const reason = `Its rights would do, but ${first.holder} has locked ${first.rootPath} until ${first.expiresAt.toISOString()}${others}.`;
  return { decidedBy: 'lock', reason };
}

/** What is hidden from a user is not explained to that user. */
const nothingThere: Explanation = {
  allowed: false,
  decidedBy: 'path',
  reason: 'There is no such file or folder for this token.',
  grants: [],
  scopes: [],
  locks: [],
};

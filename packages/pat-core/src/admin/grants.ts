import type { Database } from '../db/index.js';
import type { NodeRef } from '../files/types.js';
import { type GrantRow, grantsOf, grantsOn, removeGrant, setGrant } from '../grants/index.js';
import { type ChainNode, findChain, findChains, pathOf } from '../nodes/index.js';
import { reaches } from '../permissions/index.js';
import { parsePermission } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import { findUser, lockUser } from '../users/index.js';
import {
  type Caller,
  forbidden,
  isAdministrator,
  isOwnLogin,
  requireOwnerOrAdministrator,
  requireUnscoped,
} from './caller.js';
import { existingUser, noSuchNode } from './existing.js';
import type { AdminDependencies, Deed, Gate } from './gate.js';
import type { Admin, GrantInfo } from './types.js';

/** How many grants of one user are listed. */
const mostListed = 1000;

type GrantAdmin = Pick<Admin, 'listGrants' | 'listGrantsOf' | 'setGrant' | 'removeGrant'>;

export function grantAdmin(gate: Gate, { db, clock }: AdminDependencies): GrantAdmin {
  return {
    listGrants(actor, ref) {
      return gate.ask(actor, deedOn('grant.list', ref), async (caller) => {
        const { chain } = await findGoverned(db, caller, ref);
        return grantsAlong(db, chain);
      });
    },

    listGrantsOf(actor, login) {
      return gate.ask(actor, { operation: 'grant.list', detail: { login } }, async (caller) => {
        requireOwnerOrAdministrator(caller, isOwnLogin(caller, login));
        const user = existingUser(await findUser(db, login), login);
        const grants = await grantsOf(db, user.id, mostListed);
        const chains = await findChains(
          db,
          user.id,
          grants.map(({ nodeId }) => nodeId),
        );
        const byNode = new Map(chains.map((chain) => [chain.at(-1)?.id, chain]));
        return grants
          .flatMap((grant) => {
            const chain = byNode.get(grant.nodeId);
            return chain ? [describe(grant, chain)] : [];
          })
          .sort((a, b) => (a.path < b.path ? -1 : 1));
      });
    },

    setGrant(actor, ref, login, permission) {
      const detail = { login, permission };
      return gate.change(actor, deedOn('grant.set', ref, detail), async (tx, caller) => {
        const { chain, node } = await findGoverned(tx, caller, ref);
        if (!parsePermission(permission)) {
          throw new PatError('invalid', `The permission "${permission}" is not r, w or rw.`, {
            field: 'permission',
          });
        }
        const user = existingUser(await lockUser(tx, login, 'reference'), login);
        await setGrant(tx, { nodeId: node.id, userId: user.id, permission, now: clock() });
        const grant = (await grantsOn(tx, [node.id])).find(({ userId }) => userId === user.id);
        if (!grant) throw new Error('a grant that was just set is not there');
        const record = { nodeId: node.id, path: pathOf(chain), detail: { login: user.login, permission } };
        return { result: describe(grant, chain), record };
      });
    },

    async removeGrant(actor, ref, login) {
      await gate.change(actor, deedOn('grant.remove', ref, { login }), async (tx, caller) => {
        const { chain, node } = await findGoverned(tx, caller, ref);
        const user = existingUser(await findUser(tx, login), login);
        const removed = await removeGrant(tx, node.id, user.id);
        const record = { nodeId: node.id, path: pathOf(chain), detail: { login: user.login } };
        return { result: undefined, ...(removed && { record }) };
      });
    },
  };
}

function deedOn(operation: string, ref: NodeRef, detail?: Record<string, unknown>): Deed {
  return { operation, ...('path' in ref ? { path: ref.path } : { nodeId: ref.id }), detail };
}

/**
 * A node whose grants the caller may see and change: administrators any, owners of a workspace what is in it.
 * @throws insufficient_scope, not_found also for what the caller cannot see, forbidden
 */
async function findGoverned(
  db: Database,
  caller: Caller,
  ref: NodeRef,
): Promise<{ chain: readonly ChainNode[]; node: ChainNode }> {
  requireUnscoped(caller);
  const chain = await findChain(db, ref);
  const [workspace] = chain ?? [];
  const node = chain?.at(-1);
  if (!chain || !workspace || !node) throw noSuchNode();
  if (caller && !isAdministrator(caller) && workspace.ownerId !== caller.userId) {
    if (!(await reaches(db, caller.userId, node.id))) throw noSuchNode();
    throw forbidden('Only administrators and the owner of the workspace manage its grants.');
  }
  return { chain, node };
}

/** The grants on a node and above it, the workspace's first. */
export async function grantsAlong(db: Database, chain: readonly ChainNode[]): Promise<GrantInfo[]> {
  const ids = chain.map((node) => node.id);
  const grants = await grantsOn(db, ids);
  return ids
    .flatMap((id) => grants.filter((grant) => grant.nodeId === id))
    .map((grant) => describe(grant, chain));
}

function describe(
  { nodeId, login, permission, createdAt }: GrantRow,
  chain: readonly ChainNode[],
): GrantInfo {
  const place = chain.findIndex((node) => node.id === nodeId);
  return { nodeId, path: pathOf(chain.slice(0, place + 1)), login, permission, createdAt };
}

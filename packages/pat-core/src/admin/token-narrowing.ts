import type { Database } from '../db/index.js';
import { findChain } from '../nodes/index.js';
import { formatScopes, parseScopes, type Right, rights, type TokenScopes, union } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import type { NodeId } from '../shared/ids.js';
import {
  checkLifetime,
  covers,
  type ListedToken,
  normalizeLimits,
  normalizeTokenName,
  type StoredChanges,
} from '../tokens/index.js';
import type { TokenChanges, TokenRequest } from '../tokens/types.js';

/** What changes of a token's row, each within what it has. @throws invalid naming what would be wider */
export async function narrow(
  db: Database,
  token: ListedToken,
  changes: TokenChanges,
  now: number,
): Promise<StoredChanges> {
  const { name, scopes, expiresAt, autoRefreshSeconds } = changes;
  checkLifetime({ ...changes, name: token.name }, now);
  if (expiresAt && token.expiresAt && expiresAt > token.expiresAt)
    throw wider('expiresAt', 'hard limit can only come earlier');
  if (exceeds(autoRefreshSeconds, token.autoRefreshSeconds))
    throw wider('autoRefreshSeconds', 'auto-refresh window can only be shorter');
  return {
    ...(name !== undefined && { name: normalizeTokenName(name) }),
    ...(scopes && { scopes: await narrowScopes(db, token, scopes) }),
    ...(expiresAt && { expiresAt }),
    ...(autoRefreshSeconds !== undefined && { autoRefreshSeconds }),
    ...narrowLimits(token, changes),
  };
}

function narrowLimits(token: ListedToken, changes: TokenChanges): StoredChanges {
  const { doors, networks, notBefore, restrictions, maxUses } = normalizeLimits(changes);
  if (doors && token.doors && !doors.every((door) => token.doors?.includes(door))) {
    throw wider('doors', 'doors can only become fewer');
  }
  if (networks && token.networks && !networks.every((network) => covers(token.networks ?? [], network))) {
    throw wider('networks', 'networks can only become narrower');
  }
  if (notBefore && token.notBefore && notBefore < token.notBefore)
    throw wider('notBefore', 'not-before instant can only come later');
  if (changes.restrictions && !token.restrictions.every((kept) => restrictions.includes(kept))) {
    throw wider('restrictions', 'restrictions can only become more');
  }
  if (exceeds(maxUses, token.maxUses)) throw wider('maxUses', 'number of uses can only become smaller');
  return {
    ...(doors && { doors }),
    ...(networks && { networks }),
    ...(notBefore && { notBefore }),
    ...(changes.restrictions && { restrictions }),
    ...(maxUses !== undefined && { maxUses }),
  };
}

function exceeds(wanted: number | undefined, present: number | null): boolean {
  return wanted !== undefined && present !== null && wanted > present;
}

/** The canonical strings of new scopes that lie within those a token has. @throws invalid naming the one that does not */
async function narrowScopes(db: Database, token: ListedToken, texts: readonly string[]): Promise<string[]> {
  const present = parseScopes(token.scopes);
  const wanted = parseScopes(texts);
  if (!wanted && present)
    throw new PatError('invalid', 'A token with scopes keeps at least one.', { field: 'scopes' });
  for (const [id, right] of wanted?.nodes ?? []) {
    const allowed = await presentRight(db, present, id);
    if ((right & allowed) !== right) throw widerScope(`node:${id}`);
  }
  for (const name of wanted?.named ?? []) {
    if (present && !present.named.has(name)) throw widerScope(name);
  }
  return formatScopes(wanted);
}

async function presentRight(db: Database, present: TokenScopes | undefined, id: NodeId): Promise<Right> {
  const chain = await findChain(db, { id });
  if (!chain)
    throw new PatError('invalid', `There is no file or folder with the UUID ${id}.`, { field: 'scopes' });
  if (!present) return rights.both;
  return chain.reduce<Right>(
    (right, node) => union(right, present.nodes.get(node.id) ?? rights.none),
    rights.none,
  );
}

function widerScope(scope: string): PatError {
  return new PatError('invalid', `The scope "${scope}" is wider than what the token has.`, {
    field: 'scopes',
  });
}

function wider(field: keyof TokenRequest, rule: string): PatError {
  return new PatError('invalid', `A token can only be narrowed: its ${rule}.`, { field });
}

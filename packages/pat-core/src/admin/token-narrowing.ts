import type { Database } from '../db/index.js';
import { findChain } from '../nodes/index.js';
import { formatScopes, parseScopes, type Right, rights, type TokenScopes, union } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import type { NodeId } from '../shared/ids.js';
import { checkLifetime, type ListedToken } from '../tokens/index.js';

/** The canonical strings of new scopes that lie within those a token has. @throws invalid naming the one that does not */
export async function narrowScopes(
  db: Database,
  token: ListedToken,
  texts: readonly string[],
): Promise<string[]> {
  const present = parseScopes(token.scopes);
  const wanted = parseScopes(texts);
  if (!wanted && present) throw new PatError('invalid', 'A token with scopes keeps at least one.');
  for (const [id, right] of wanted?.nodes ?? []) {
    const allowed = await presentRight(db, present, id);
    if ((right & allowed) !== right) throw wider(`node:${id}`);
  }
  for (const name of wanted?.named ?? []) {
    if (present && !present.named.has(name)) throw wider(name);
  }
  return formatScopes(wanted);
}

async function presentRight(db: Database, present: TokenScopes | undefined, id: NodeId): Promise<Right> {
  const chain = await findChain(db, { id });
  if (!chain) throw new PatError('invalid', `There is no file or folder with the UUID ${id}.`);
  if (!present) return rights.both;
  return chain.reduce<Right>(
    (right, node) => union(right, present.nodes.get(node.id) ?? rights.none),
    rights.none,
  );
}

function wider(scope: string): PatError {
  return new PatError('invalid', `The scope "${scope}" is wider than what the token has.`);
}

/** @throws invalid when a hard limit does not come earlier than the present one */
export function checkEarlier(token: ListedToken, expiresAt: Date, now: number): void {
  checkLifetime({ name: token.name, expiresAt }, now);
  if (token.expiresAt && expiresAt > token.expiresAt) {
    throw new PatError('invalid', 'The hard limit of a token can only come earlier.');
  }
}

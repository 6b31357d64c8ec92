import type { Database } from '../db/index.js';
import { findChain } from '../nodes/index.js';
import { reaches } from '../permissions/index.js';
import {
  formatScopes,
  parseScopes,
  type Right,
  rights,
  scopedRight,
  type TokenScopes,
} from '../scopes/index.js';
import { isPatError } from '../shared/errors.js';
import type { NodeId, UserId } from '../shared/ids.js';
import { OAuthError } from './oauth-error.js';

const maxScopes = 100;

/** Whose scopes are to be narrowed. */
interface Subject {
  readonly userId: UserId;
  readonly scopes: TokenScopes | undefined;
}

/**
 * The canonical scope strings of what `requested` asks for, when all of it lies within what the subject has.
 * @throws OAuthError invalid_scope naming what does not
 */
export async function narrowTo(
  db: Database,
  subject: Subject,
  requested: readonly string[],
): Promise<string[]> {
  if (requested.length > maxScopes) {
    throw new OAuthError('invalid_scope', `At most ${maxScopes} scopes can be asked for.`);
  }
  const wanted = parse(requested);
  for (const name of wanted.named) if (subject.scopes && !subject.scopes.named.has(name)) throw wider(name);
  for (const [id, right] of wanted.nodes) {
    const isWithin = subject.scopes
      ? (right & (await rightOn(db, subject.scopes, id))) === right
      : await reaches(db, subject.userId, id);
    if (!isWithin) throw wider(`node:${id}`);
  }
  return formatScopes(wanted);
}

function parse(texts: readonly string[]): TokenScopes {
  try {
    const scopes = parseScopes(texts);
    if (scopes) return scopes;
  } catch (error) {
    if (!isPatError(error, 'invalid')) throw error;
    throw new OAuthError('invalid_scope', error.message);
  }
  throw new OAuthError('invalid_scope', 'The scope is empty.');
}

async function rightOn(db: Database, scopes: TokenScopes, id: NodeId): Promise<Right> {
  const chain = await findChain(db, { id });
  return chain
    ? scopedRight(
        scopes,
        chain.map((node) => node.id),
      )
    : rights.none;
}

function wider(scope: string): OAuthError {
  return new OAuthError('invalid_scope', `The scope "${scope}" is wider than what the token has.`);
}

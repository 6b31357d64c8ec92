import type { Database } from '../db/index.js';
import { reaches } from '../permissions/index.js';
import { formatScopes, parseScopes } from '../scopes/index.js';
import { PatError } from '../shared/errors.js';
import type { User } from '../users/index.js';

const maxScopes = 100;

/**
 * The canonical strings of the scopes asked for. Every node they name must be one that the user reaches, so that a mistyped UUID is
 * found out now and not when the token is used.
 * @throws invalid naming the scope and the reason
 */
export async function checkScopes(db: Database, user: User, texts: readonly string[]): Promise<string[]> {
  if (texts.length > maxScopes)
    throw new PatError('invalid', `A token has at most ${maxScopes} scopes.`, { field: 'scopes' });
  const scopes = parseScopes(texts);
  for (const id of scopes?.nodes.keys() ?? []) {
    if (await reaches(db, user.id, id)) continue;
    const scope = texts.find((text) => text.toLowerCase().includes(id));
    const reason = `there is no file or folder with this UUID that ${user.login} can reach`;
    throw new PatError('invalid', `The scope "${scope}" is not valid: ${reason}.`, { field: 'scopes' });
  }
  return formatScopes(scopes);
}

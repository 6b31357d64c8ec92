import { PatError } from '../shared/errors.js';
import type { User } from '../users/index.js';

/** @throws not_found */
export function existingUser(user: User | undefined, login: string): User {
  if (!user) throw new PatError('not_found', `There is no user "${login}".`, { field: 'login' });
  return user;
}

export function noSuchNode(): PatError {
  return new PatError('not_found', 'There is no such file or folder.');
}

import { PatError } from '../shared/errors.js';
import { normalizeName } from '../shared/paths.js';

const shape = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/u;

/**
 * The stored form (Unicode NFC) of a login. It names the personal workspace too, and stands before the colon of Basic
 * credentials (RFC 7617 §2), so it is a valid node name without a colon.
 * @throws invalid
 */
export function normalizeLogin(text: string): string {
  const login = text.normalize('NFC');
  if (!shape.test(login)) {
    throw new PatError(
      'invalid',
      'A login has 1 to 64 characters: it begins with a letter or digit and goes on with letters, digits and . _ @ + -',
      { field: 'login' },
    );
  }
  return normalizeName(login);
}

import { PatError } from './errors.js';

const maxNameBytes = 255;
const maxPathSegments = 200;
const forbiddenCharacters = ['\0', '/', '\ufffd'];

/**
 * Turns a name into its stored form (Unicode NFC).
 * @throws invalid_name for names that cannot exist everywhere: empty, `.`, `..`, with NUL or `/`, not Unicode
 * text (lone surrogates, U+FFFD), or longer than 255 bytes in UTF-8.
 */
export function normalizeName(name: string): string {
  const normalized = name.normalize('NFC');
  const reason = whyInvalid(normalized);
  if (reason) throw new PatError('invalid_name', `This name cannot be used: ${reason}.`);
  return normalized;
}

function whyInvalid(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name === '.' || name === '..') return 'it is a dot segment';
  if (forbiddenCharacters.some((character) => name.includes(character)) || !name.isWellFormed()) {
    return 'it contains NUL, a slash or text that is not Unicode';
  }
  if (Buffer.byteLength(name) > maxNameBytes) return `it is longer than ${maxNameBytes} bytes`;
  return undefined;
}

/**
 * Splits `/workspace/folder/name` into normalised names; `/` gives none. One trailing slash is allowed.
 * The doors decode and resolve what their protocol calls for (escapes, dot segments) before.
 * @throws invalid_name
 */
export function splitPath(path: string): string[] {
  if (!path.startsWith('/')) throw new PatError('invalid_name', 'A path begins with a slash.');
  if (path === '/') return [];
  const names = (path.endsWith('/') ? path.slice(1, -1) : path.slice(1)).split('/');
  if (names.length > maxPathSegments) {
    throw new PatError('invalid_name', `A path has at most ${maxPathSegments} names.`);
  }
  return names.map(normalizeName);
}

/** The inverse of {@link splitPath}. */
export function joinPath(names: readonly string[]): string {
  return `/${names.join('/')}`;
}

import { badRequest, HttpError } from '../errors.js';

/** The path under which the tree is served. */
export const rootPath = '/dav';

/** A place below {@link rootPath}. */
export interface Place {
  /** Decoded names from the root down; none for the root itself. */
  readonly names: readonly string[];
  /** Whether the URL ended in a slash, so can only mean a folder. */
  readonly endsInSlash: boolean;
}

/** What a request is about: the server as a whole (`*`, `/`), a place in the tree, or something that is not served. */
export type Target =
  | { readonly kind: 'server' }
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'place' } & Place);

const absoluteForm = /^https?:\/\/[^/?#]*/i;

/**
 * Reads a request target in origin, absolute or asterisk form (RFC 9112 §3.2).
 * @throws HttpError 400 as {@link decodePath}, and for `*` with another method than OPTIONS
 */
export function parseTarget(rawUrl: string, method: string | undefined): Target {
  if (rawUrl === '*' && method === 'OPTIONS') return { kind: 'server' };
  if (!rawUrl.startsWith('/') && !URL.canParse(rawUrl)) throw badRequest('This URL is malformed.');
  const withoutOrigin = rawUrl.startsWith('/') ? rawUrl : rawUrl.replace(absoluteForm, '');
  const query = withoutOrigin.indexOf('?');
  const path = decodePath(query < 0 ? withoutOrigin : withoutOrigin.slice(0, query));
  if (path.names.length === 0) return { kind: 'server' };
  const [root, ...names] = path.names;
  if (`/${root}` !== rootPath) return { kind: 'unknown' };
  return { kind: 'place', names, endsInSlash: path.endsInSlash };
}

const printableAscii = /^[\x21-\x7e]*$/;

/**
 * Decodes an absolute path into its names. Everything that another program might read differently is refused instead of
 * resolved: bad escapes, dot segments, empty segments, encoded slashes, control characters, text that is not UTF-8.
 * @throws HttpError 400
 */
export function decodePath(path: string): Place {
  if (path === '' || path === '/') return { names: [], endsInSlash: true };
  if (!path.startsWith('/') || !printableAscii.test(path) || path.includes('#')) {
    throw badRequest('This URL is malformed.');
  }
  const endsInSlash = path.endsWith('/');
  const names = (endsInSlash ? path.slice(1, -1) : path.slice(1)).split('/').map(decodeName);
  return { names, endsInSlash };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the forbidden control characters is the point
const forbidden = /[\u0000-\u001f\u007f/\ufffd]/;

function decodeName(segment: string): string {
  const name = segment.includes('%') ? unescapeSegment(segment) : segment;
  if (name === '' || name === '.' || name === '..') {
    throw badRequest('This URL has an empty or a dot segment.');
  }
  if (forbidden.test(name)) throw badRequest('This URL has a control character, or a slash within a name.');
  return name.normalize('NFC');
}

function unescapeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, 'This URL has an escape that is not UTF-8 text.');
  }
}

import type { Attributes } from './attributes.js';
import { FileMode } from './file-mode.js';

/** What `ls -l` prints beside a file's attributes. */
export interface LongnameContext {
  readonly owner: string;
  readonly group: string;
  /** Decides between time of day and year. */
  readonly now: Date;
  /** Number of hard links. Default: 1. */
  readonly links?: number;
}

const TYPE_LETTERS: ReadonlyMap<number, string> = new Map([
  [FileMode.S_IFSOCK, 's'],
  [FileMode.S_IFLNK, 'l'],
  [FileMode.S_IFREG, '-'],
  [FileMode.S_IFBLK, 'b'],
  [FileMode.S_IFDIR, 'd'],
  [FileMode.S_IFCHR, 'c'],
  [FileMode.S_IFIFO, 'p'],
]);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Half of the mean Gregorian year, as `ls` counts it. */
const SIX_MONTHS_MS = (31_556_952 / 2) * 1000;

/**
 * A directory entry as `ls -l` prints it in the C locale and UTC:
 * `-rw-r--r--    1 alice    alice        1234 Nov 21 12:00 name`. A file older than six months, or from the future,
 * has its year in place of the time of day. Clients parse this line: missing attributes are printed as 0.
 *
 * @see draft-ietf-secsh-filexfer-02 §7
 */
export function longname(attrs: Attributes, name: string, context: LongnameContext): string {
  const links = String(context.links ?? 1).padStart(3);
  const size = String(attrs.size ?? 0).padStart(8);
  const owner = context.owner.padEnd(8);
  const group = context.group.padEnd(8);
  const date = formatDate((attrs.mtime ?? 0) * 1000, context.now.getTime());
  return `${formatMode(attrs.permissions ?? 0)}  ${links} ${owner} ${group} ${size} ${date} ${name}`;
}

function formatMode(mode: number): string {
  const type = TYPE_LETTERS.get(mode & FileMode.S_IFMT) ?? '?';
  const user = formatTriple(mode >> 6, (mode & FileMode.S_ISUID) !== 0, 's');
  const group = formatTriple(mode >> 3, (mode & FileMode.S_ISGID) !== 0, 's');
  const other = formatTriple(mode, (mode & FileMode.S_ISVTX) !== 0, 't');
  return type + user + group + other;
}

/** Read, write and execute; a special bit shares the place of execute: lower case when both are set. */
function formatTriple(bits: number, special: boolean, letter: string): string {
  const execute = (bits & 1) !== 0;
  const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
  return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
}

function formatDate(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const day = `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)}`;
  if (atMs > nowMs || nowMs - atMs > SIX_MONTHS_MS) return `${day}  ${at.getUTCFullYear()}`;
  return `${day} ${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

import { shellWords } from './shell-words.js';

/** The programs of GNU coreutils that clients run to compare files, and Node's names of their algorithms. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ['md5sum', 'md5'],
  ['sha1sum', 'sha1'],
  ['sha256sum', 'sha256'],
]);

/** A request for one checksum: of a file, of a text, or of what the client sends. */
export interface ChecksumCommand {
  readonly program: string;
  readonly algorithm: string;
  readonly input:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'stdin' };
}

/** Clients find out with this whether a program is there. */
const echoed = /^echo '([^'\\\n\0]*)' \| /;

/**
 * Reads `PROGRAM`, `PROGRAM FILE` and `echo 'TEXT' | PROGRAM`, as rclone sends them, and nothing else.
 * @returns undefined for every other command
 */
export function parseChecksumCommand(line: string): ChecksumCommand | undefined {
  const echo = echoed.exec(line);
  const [program, path, ...more] = shellWords(echo ? line.slice(echo[0].length) : line) ?? [];
  const algorithm = program === undefined ? undefined : algorithms.get(program);
  if (program === undefined || !algorithm || more.length > 0) return undefined;
  if (path === undefined) {
    const input = echo ? ({ kind: 'text', text: `${echo[1]}\n` } as const) : ({ kind: 'stdin' } as const);
    return { program, algorithm, input };
  }
  // An option is nothing that could be ignored.
  if (echo || path === '' || path.startsWith('-')) return undefined;
  return { program, algorithm, input: { kind: 'file', path } };
}

/** The line that the program prints; names with a backslash or a line break are escaped as coreutils do. */
export function checksumLine(digest: Buffer, name: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${digest.toString('hex')}  ${escaped}\n`;
}

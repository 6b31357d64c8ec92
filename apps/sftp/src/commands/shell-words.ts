/** Outside quotes these mean something to a shell, and so nothing here. */
const metacharacters = /[$`;&|<>(){}[\]*?!#~=%\n\r\0"']/;
const blanks = /[ \t]/;

/**
 * The words of a command line as a POSIX shell would pass them to a program, when all of it is plain words: quotes and backslashes
 * are understood (XCU §2.2); whatever a shell would expand, join or redirect is not, and then there is no answer.
 */
export function shellWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let rest = line; rest !== ''; ) {
    const piece = nextPiece(rest);
    if (!piece) return undefined;
    rest = rest.slice(piece.length);
    if (piece.text !== undefined) {
      word = (word ?? '') + piece.text;
      continue;
    }
    if (word !== undefined) words.push(word);
    word = undefined;
  }
  if (word !== undefined) words.push(word);
  return words;
}

interface Piece {
  /** How much of the line it takes. */
  readonly length: number;
  /** undefined: blanks between words. */
  readonly text: string | undefined;
}

function nextPiece(line: string): Piece | undefined {
  const first = line.charAt(0);
  if (first === "'") return quoted(/^'([^'\0]*)'/.exec(line), (text) => text);
  if (first === '"') {
    return quoted(/^"((?:[^"\\$`\0]|\\[^\0])*)"/.exec(line), (text) => text.replace(/\\(["\\$`])/g, '$1'));
  }
  if (first === '\\') return quoted(/^\\([^\n\0])/u.exec(line), (text) => text);
  if (blanks.test(first)) return { length: 1, text: undefined };
  return metacharacters.test(first) ? undefined : { length: 1, text: first };
}

function quoted(match: RegExpExecArray | null, unquote: (text: string) => string): Piece | undefined {
  return match ? { length: match[0].length, text: unquote(match[1] ?? '') } : undefined;
}

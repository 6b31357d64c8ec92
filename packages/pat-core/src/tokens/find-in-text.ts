import { isWellFormed } from './format.js';

const candidate = /patio_[0-9A-Za-z]{49}/g;
/** One less than a token has: what of one piece can be the beginning of a token that ends in the next. */
const overlap = 54;

/** The well-formed tokens in a text of any length that comes in pieces, each as often as it stands there. Keeps 54 characters. */
export async function* findTokens(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const window = rest + piece;
    let after = 0;
    for (const match of window.matchAll(candidate)) {
      const [found] = match;
      if (!isWellFormed(found)) continue;
      after = match.index + found.length;
      yield found;
    }
    rest = window.slice(Math.max(after, window.length - overlap));
  }
}

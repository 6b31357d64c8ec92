/**
 * A regular expression of PostgreSQL for names that contain `text` in any letter case. No character of it has a special meaning. The
 * letters' other cases are spelled out, because the database folds those of ASCII only where names are compared by their bytes.
 */
export function namesContaining(text: string): string {
  return [...text.normalize('NFC')].map(inAnyCase).join('');
}

function inAnyCase(character: string): string {
  const lower = character.toLowerCase();
  const cases = new Set([character, lower, character.toUpperCase(), lower.toUpperCase()]);
  const single = [...cases].filter((variant) => [...variant].length === 1);
  return single.length > 1 ? `[${single.join('')}]` : character.replace(/[\\^$.|?*+()[\]{}]/, '\\$&');
}

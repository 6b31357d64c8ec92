// Characters that XML 1.0 cannot carry in any form, and those that a parser would read as something else.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the forbidden control characters is the point
const specialInText = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
const specialInTextEach = new RegExp(specialInText, 'g');

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Escapes character data. Characters that XML 1.0 cannot carry become U+FFFD. */
export function escapeText(text: string): string {
  return specialInText.test(text) ? text.replace(specialInTextEach, replaceCharacter) : text;
}

/** Escapes an attribute value for double quotes; white space survives normalisation. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\t\n]/g, replaceCharacter);
}

function replaceCharacter(character: string): string {
  return replacements[character] ?? '\ufffd';
}

/** Aligned columns under a heading; the last column is not padded. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines.map((line) => lineOf(line, widths)).join('');
}

/** Names and their values, one a line, the values aligned. */
export function fields(entries: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...entries.map(([name]) => widthOf(name)));
  return entries.map((entry) => lineOf(entry, [width, 0])).join('');
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map(
    (cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))),
  );
  return `${padded.join('  ').trimEnd()}\n`;
}

/** Characters as people count them: combining marks take no column of their own. */
function widthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}

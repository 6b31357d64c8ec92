import { loadavg } from 'node:os';

/** Prints rows of cells in columns, the first to the left and the others to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]),
    );
    process.stdout.write(`${cells.join('   ')}\n`);
  }
}

export function printLoadAverage() {
  const figures = loadavg().map((load) => load.toFixed(2));
  process.stdout.write(`load average ${figures.join(' ')}\n`);
}

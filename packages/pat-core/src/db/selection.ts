import { getTableName } from 'drizzle-orm';
import type { GetColumnData } from 'drizzle-orm/column';
import type { PgColumn } from 'drizzle-orm/pg-core';

type Selected<Selection extends Record<string, PgColumn>> = {
  [Key in keyof Selection]: GetColumnData<Selection[Key]>;
};

/** A selection of Drizzle's columns for a hand-written statement: what to put after SELECT, and how its rows are read. */
export function selectionOf<Selection extends Record<string, PgColumn>>(selection: Selection) {
  const columns = Object.entries(selection);
  return {
    text: columns.map(([key, { table, name }]) => `${getTableName(table)}.${name} AS "${key}"`).join(', '),
    read: (row: Record<string, unknown>) =>
      Object.fromEntries(
        columns.map(([key, column]) => [key, row[key] === null ? null : column.mapFromDriverValue(row[key])]),
      ) as Selected<Selection>,
  };
}

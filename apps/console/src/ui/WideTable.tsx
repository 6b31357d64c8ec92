import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface WideTableProps {
  /** What the table lists. */
  readonly label: string;
  readonly minWidth: number;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table that is scrolled sideways, also by keyboard, where it is wider than the screen. */
export function WideTable({ label, minWidth, columns, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section aria-label={label} tabIndex={0} className="wide-table">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover miw={minWidth}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}

import { Checkbox, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { Fragment, useRef, useState } from 'react';
import { type Act, isChangeable } from './actions.js';
import { FileRow } from './FileRow.js';
import { keyOf } from './list-keys.js';
import type { Listed } from './queries.js';
import type { Sorting, SortKey } from './sorting.js';
import type { Selection } from './use-selection.js';
import { useVisibleRows } from './use-visible-rows.js';

interface FileTableProps {
  readonly label: string;
  /** Workspaces: each with its owner, and nothing to be done with several. */
  readonly areWorkspaces: boolean;
  readonly nodes: readonly Listed[];
  /** undefined: more are on their way. */
  readonly count: number | undefined;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: Selection;
  readonly onAct: Act;
  readonly onUp: () => void;
}

/** A folder's entries; of a long list only the rows in sight are in the page. */
export function FileTable(props: FileTableProps) {
  const { label, areWorkspaces, nodes, count, sorting, onSort, selection, onAct, onUp } = props;
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(0);
  const { rows, end, focusRow } = useVisibleRows(table, nodes.length, active);

  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = keyOf(event, active, nodes.length);
    const node = nodes[active];
    if (!pressed || !node) return;
    event.preventDefault();
    if (pressed === 'up') onUp();
    else if (typeof pressed === 'object') focusRow(pressed.row);
    else if (isChangeable(node)) onAct(pressed, [node]);
  };

  return (
    <Table
      ref={table}
      verticalSpacing={0}
      horizontalSpacing="sm"
      highlightOnHover
      stickyHeader
      stickyHeaderOffset="var(--app-shell-header-height)"
      className="file-table"
      aria-label={label}
      aria-rowcount={count === undefined ? -1 : count + 1}
      onKeyDown={onKeyDown}
    >
      <Table.Thead>
        <Table.Tr aria-rowindex={1}>
          {!areWorkspaces && (
            <Table.Th w={44}>
              <Checkbox
                size="sm"
                aria-label="Select all"
                checked={selection.isAll}
                indeterminate={selection.nodes.length > 0 && !selection.isAll}
                onChange={() => selection.toggleAll()}
              />
            </Table.Th>
          )}
          <SortedHeader by="name" sorting={sorting} onSort={onSort} label="Name" />
          {areWorkspaces ? (
            <Table.Th w="40%">Owner</Table.Th>
          ) : (
            <>
              <SortedHeader by="sizeBytes" sorting={sorting} onSort={onSort} label="Size" width={110} />
              <SortedHeader by="modifiedAt" sorting={sorting} onSort={onSort} label="Changed" width={150} />
            </>
          )}
          <Table.Th aria-label="Actions" w={56} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ index, gap }) => {
          const node = nodes[index];
          if (!node) return null;
          return (
            <Fragment key={node.id}>
              <Gap height={gap} />
              <FileRow
                node={node}
                index={index}
                isWorkspace={areWorkspaces}
                isSelected={selection.has(node)}
                onSelect={selection.toggle}
                onFocus={setActive}
                onAct={onAct}
              />
            </Fragment>
          );
        })}
        <Gap height={end} />
      </Table.Tbody>
    </Table>
  );
}

/** The room of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  if (height === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

interface SortedHeaderProps extends Pick<FileTableProps, 'sorting' | 'onSort'> {
  readonly by: SortKey;
  readonly label: string;
  readonly width?: number;
}

function SortedHeader({ by, label, width, sorting, onSort }: SortedHeaderProps) {
  const isBy = sorting.by === by;
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      {...(width !== undefined && { w: width, visibleFrom: 'sm' as const })}
      aria-sort={isBy ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className="sort-button"
        onClick={() => onSort({ by, descending: isBy ? !sorting.descending : by !== 'name' })}
      >
        <Text span size="sm" fw={600}>
          {label}
        </Text>
        {isBy && <Arrow size={14} />}
      </UnstyledButton>
    </Table.Th>
  );
}

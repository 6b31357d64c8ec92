import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Every row is as high: names are cut to one line. */
export const rowHeight = 48;
const headerHeight = 100;

/** A row in the page, below so many pixels of rows that are not. */
interface VisibleRow {
  readonly index: number;
  readonly gap: number;
}

/**
 * Which rows of a long table in the window are in the page: those in sight, some around them, and the active one, which would lose the
 * focus otherwise.
 */
export function useVisibleRows(table: RefObject<HTMLTableElement | null>, count: number, active: number) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: headerHeight,
    rangeExtractor(range) {
      const indexes = new Set([...defaultRangeExtractor(range), ...(active < count ? [active] : [])]);
      return [...indexes].sort((a, b) => a - b);
    },
  });

  // What stands above the table comes and goes.
  useLayoutEffect(() => {
    const top = table.current?.tBodies[0]?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  });

  // A row far away is in the page only after the scrolling.
  useEffect(() => {
    const row = table.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] a`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setWanted(undefined);
  });

  let end = scrollMargin;
  const rows: VisibleRow[] = virtualizer.getVirtualItems().map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, gap };
  });
  return {
    rows,
    /** Pixels below the last row in the page. */
    end: Math.max(virtualizer.getTotalSize() + scrollMargin - end, 0),
    focusRow(index: number) {
      virtualizer.scrollToIndex(index);
      setWanted(index);
    },
  };
}

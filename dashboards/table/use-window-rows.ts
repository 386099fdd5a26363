import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useState } from 'react';

/** Below this many rows the browser draws them all faster than a window could be kept. */
const VIRTUAL_FROM = 200;

export interface WindowRows {
  /** Indices of the rows to draw. */
  drawn: readonly number[];
  /** Room of the rows that are not drawn, in pixels. */
  above: number;
  below: number;
  /** Brings a row into the window. */
  reach: (row: number) => void;
}

/** Which rows of a long table are drawn while the page scrolls. */
export function useWindowRows(
  count: number,
  rowHeight: number,
  body: RefObject<HTMLElement | null>,
): WindowRows {
  const isLong = count >= VIRTUAL_FROM;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (isLong && body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY);
  }, [isLong, body]);
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: isLong,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 56,
    scrollPaddingEnd: 120,
  });
  const reach = useCallback(
    (row: number) => {
      if (isLong && row >= 0 && row < count) virtualizer.scrollToIndex(row);
    },
    [isLong, count, virtualizer],
  );
  if (!isLong)
    return { drawn: Array.from({ length: count }, (_, at) => at), above: 0, below: 0, reach };
  const items = virtualizer.getVirtualItems();
  return {
    drawn: items.map(({ index }) => index),
    above: Math.max(0, (items[0]?.start ?? top) - top),
    below: Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)),
    reach,
  };
}

import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { holdEdges } from './hold-edges.ts';

const FOCUSABLE = 'button, a[href], input, [tabindex="0"]';

const ALL_SEEN = { fits: true, less: false, more: false, isDumb: false, held: 0 };

interface TableFrameProps {
  children: ReactNode;
  className?: string;
}

/**
 * The room of a table. The page scrolls, never the table by itself; head and sums hold to the edges of the screen. A
 * table that is wider than its room goes on sideways, and a shadow says so.
 */
export function TableFrame({ children, className = '' }: TableFrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const [shape, setShape] = useState(ALL_SEEN);
  // Before anything is seen: a table that is too wide would push the page aside for a moment.
  useLayoutEffect(() => {
    const element = room.current;
    const table = element?.querySelector('table');
    if (!element || !table) return;
    const measure = () => {
      const hidden = table.offsetWidth - element.clientWidth;
      const next = {
        fits: hidden <= 1,
        less: element.scrollLeft > 1,
        more: hidden - element.scrollLeft > 1,
        isDumb: element.querySelector(FOCUSABLE) === null,
        held: heldWidth(table),
      };
      setShape((before) =>
        before.fits === next.fits &&
        before.less === next.less &&
        before.more === next.more &&
        before.isDumb === next.isDumb &&
        before.held === next.held
          ? before
          : next,
      );
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    watcher.observe(table);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useEffect(() => {
    const table = room.current?.querySelector('table');
    // What scrolls sideways holds nothing to the screen by itself.
    return table && !shape.fits ? holdEdges(table) : undefined;
  }, [shape.fits]);
  return (
    <div
      className="table-frame"
      data-more={shape.more}
      data-less={shape.less}
      style={{ '--held': `${shape.held}px` } as CSSProperties}
    >
      <div
        className={`table-scroll ${className}`}
        data-fits={shape.fits}
        ref={room}
        // Where nothing in it takes the keyboard, it takes it itself, so that arrows can move it.
        {...(!shape.fits && shape.isDumb ? { tabIndex: 0 } : {})}
      >
        {children}
      </div>
    </div>
  );
}

/** Width of the first column where it holds to the edge: what goes on sideways goes on beside it. */
function heldWidth(table: HTMLTableElement): number {
  const first = table.querySelector<HTMLElement>('tbody tr > :first-child');
  return first && getComputedStyle(first).position === 'sticky' ? first.offsetWidth : 0;
}

import type { ReactNode, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

interface TableFrameProps {
  children: ReactNode;
  className?: string;
  /** So many rows that only a window of them is drawn: it scrolls by itself. Otherwise the page scrolls. */
  windowed?: boolean;
  /** The element that scrolls, for the window of rows. */
  scroller?: RefObject<HTMLDivElement | null>;
}

/**
 * The room of a table. One that fits scrolls with the page, its head and sums held at the edges of the screen;
 * a wider one scrolls sideways, and a shadow says that it goes on.
 */
export function TableFrame({ children, className = '', windowed, scroller }: TableFrameProps) {
  const own = useRef<HTMLDivElement>(null);
  const room = scroller ?? own;
  const [shape, setShape] = useState({ fits: true, more: false });
  useEffect(() => {
    const element = room.current;
    const table = element?.querySelector('table');
    if (!element || !table) return;
    const measure = () => {
      const hidden = table.offsetWidth - element.clientWidth;
      const next = { fits: hidden <= 1, more: hidden - element.scrollLeft > 1 };
      setShape((before) =>
        before.fits === next.fits && before.more === next.more ? before : next,
      );
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    watcher.observe(table);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [room]);
  return (
    <div className="table-frame" data-more={shape.more}>
      <div
        className={`table-scroll ${className}`}
        data-fits={shape.fits && !windowed}
        data-windowed={windowed}
        ref={room}
      >
        {children}
      </div>
    </div>
  );
}

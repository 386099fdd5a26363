import type { RefCallback } from 'react';
import { useCallback, useState } from 'react';

/** No drawing fits into less. */
const LEAST = 80;

/** The width of an element in pixels: measured before it is painted, and again whenever it changes. */
export function useWidth(): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => {
      // Hidden or not laid out yet: what was drawn before stays.
      if (element.clientWidth >= LEAST) setWidth(element.clientWidth);
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [ref, width];
}

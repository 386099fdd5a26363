import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { init } from 'echarts/core';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { Surroundings } from './surroundings.ts';

/** Below this width a chart is drawn for a phone. */
const NARROW = 560;

/** A chart in the room of its element: drawn again when the option or the room changes. */
export function useChart<Choice>(
  optionOf: (around: Surroundings) => EChartsCoreOption,
  onChoose: (choice: Choice) => void,
): RefObject<HTMLDivElement | null> {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  // Unknown until the room has been measured: drawing starts then, and again when it changes.
  const [narrow, setNarrow] = useState<boolean | null>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      // Hidden or not laid out yet: a chart made now would keep a layout without width.
      if (width === 0 || height === 0) return;
      if (chart.current) chart.current.resize({ width, height });
      else chart.current = init(element, null, { renderer: 'svg', width, height });
      setNarrow(width < NARROW);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.current?.dispose();
      chart.current = null;
      setNarrow(null);
    };
  }, []);

  useEffect(() => {
    const instance = chart.current;
    if (!instance || narrow === null) return;
    const style = getComputedStyle(document.documentElement);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    instance.setOption(
      optionOf({
        colour: (variable) => style.getPropertyValue(variable).trim(),
        narrow,
        duration: calm ? 0 : 150,
      }),
      { notMerge: true },
    );
  }, [optionOf, narrow]);

  useEffect(() => {
    const instance = chart.current;
    if (!instance || narrow === null) return;
    // What may be chosen carries its choice in its data.
    const choose = (event: { data?: unknown }) => {
      const { data } = event;
      if (typeof data === 'object' && data !== null && 'choice' in data) {
        onChoose(data.choice as Choice);
      }
    };
    instance.on('click', 'series', choose);
    return () => {
      instance.off('click', choose);
    };
  }, [onChoose, narrow]);

  return holder;
}

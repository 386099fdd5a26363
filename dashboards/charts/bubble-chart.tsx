import { ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import type { EChartsType } from 'echarts/core';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import type { BubbleChartProps } from './bubble-option.ts';
import { bubbleOption } from './bubble-option.ts';

use([ScatterChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

/** The drawing only; its table twin and its heading stand around it (see pages/channels/bubble-figure.tsx). */
export default function BubbleChart(props: BubbleChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  // Unknown until the room has been measured: drawing starts then, and again when it changes.
  const [narrow, setNarrow] = useState<boolean | null>(null);
  const { onChoose } = props;

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      // Hidden or not laid out yet: a chart made now would keep a layout without width.
      if (width === 0 || height === 0) return;
      if (chart.current) chart.current.resize({ width, height });
      else chart.current = init(element, null, { renderer: 'svg', width, height });
      setNarrow(width < 560);
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
      bubbleOption(props, {
        colour: (variable) => style.getPropertyValue(variable).trim(),
        narrow,
        duration: calm ? 0 : 150,
      }),
      { notMerge: true },
    );
  }, [props, narrow]);

  useEffect(() => {
    const instance = chart.current;
    if (!instance || narrow === null) return;
    const choose = (event: { name: string }) => onChoose(event.name);
    instance.on('click', 'series', choose);
    return () => {
      instance.off('click', choose);
    };
  }, [onChoose, narrow]);

  return <div ref={holder} className="chart-canvas" aria-hidden="true" />;
}

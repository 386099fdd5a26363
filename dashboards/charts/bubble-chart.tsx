import { ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback } from 'react';
import type { BubbleChartProps, Surroundings } from './bubble-option.ts';
import { bubbleOption } from './bubble-option.ts';
import { useChart } from './use-chart.ts';

use([ScatterChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

/** The drawing only; its table twin and its heading stand around it (see pages/channels/bubble-figure.tsx). */
export default function BubbleChart(props: BubbleChartProps) {
  const optionOf = useCallback((around: Surroundings) => bubbleOption(props, around), [props]);
  const holder = useChart<string>(optionOf, props.onChoose);
  return <div ref={holder} className="chart-canvas" aria-hidden="true" />;
}

import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback } from 'react';
import type { BinChoice, HistogramChartProps } from './histogram-option.ts';
import { histogramOption } from './histogram-option.ts';
import type { Surroundings } from './surroundings.ts';
import { useChart } from './use-chart.ts';

use([BarChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

const nothing = () => {};

/** The drawing only; its table twin and its heading stand around it. */
export default function HistogramChart(props: HistogramChartProps) {
  const optionOf = useCallback((around: Surroundings) => histogramOption(props, around), [props]);
  const holder = useChart<BinChoice>(optionOf, props.onChoose ?? nothing);
  return <div ref={holder} className="chart-canvas histogram-canvas" aria-hidden="true" />;
}

import { SankeyChart as SankeySeries } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback } from 'react';
import type { FlowChoice, SankeyChartProps } from './sankey-option.ts';
import { sankeyOption } from './sankey-option.ts';
import type { Surroundings } from './surroundings.ts';
import { useChart } from './use-chart.ts';

use([SankeySeries, TooltipComponent, LabelLayout, SVGRenderer]);

/** The drawing only; its table twin and its heading stand around it. */
export default function SankeyChart(props: SankeyChartProps) {
  const optionOf = useCallback((around: Surroundings) => sankeyOption(props, around), [props]);
  const holder = useChart<FlowChoice>(optionOf, props.onChoose);
  return <div ref={holder} className="chart-canvas flow-canvas" aria-hidden="true" />;
}

import type { EChartsCoreOption } from 'echarts/core';
import { channelColourVariable } from './channel-colour.ts';
import type { TooltipRow } from './chart-tooltip.ts';
import { chartTooltip } from './chart-tooltip.ts';
import type { Flow, FlowNode } from './sankey-flow.ts';
import type { Surroundings } from './surroundings.ts';

/** What a click means: the paths behind a link, or the journeys with a channel. */
export type FlowChoice = { match: string } | { channel: string };

export interface SankeyChartProps {
  flow: Flow;
  nameOf: (node: FlowNode) => string;
  rowsOf: (journeys: number) => readonly TooltipRow[];
  /** Redraws on a change of theme; the colours themselves are CSS variables. */
  theme: string;
  onChoose: (choice: FlowChoice) => void;
}

const COLOURS: Record<Exclude<FlowNode['kind'], 'channel'>, string> = {
  rest: '--hairline-strong',
  converted: '--good',
  lost: '--channel-grey-4',
};

function colourVariable(node: FlowNode): string {
  return node.kind === 'channel' ? channelColourVariable(node.channel) : COLOURS[node.kind];
}

/** The flows as ECharts wants them. */
export function sankeyOption(props: SankeyChartProps, around: Surroundings): EChartsCoreOption {
  const { flow, nameOf, rowsOf } = props;
  const { colour, narrow } = around;
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const titleOf = (id: string) => {
    const node = nodes.get(id);
    return node ? nameOf(node) : id;
  };
  return {
    animation: around.duration > 0,
    animationDuration: around.duration,
    animationDurationUpdate: around.duration,
    textStyle: { fontFamily: 'Inter Variable' },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour('--raised'),
      borderColor: colour('--hairline'),
      padding: 0,
      textStyle: { color: colour('--ink'), fontFamily: 'Inter Variable', fontSize: 12 },
      formatter: (item: { dataType?: string; name: string; data: SankeyItem }) =>
        'source' in item.data
          ? chartTooltip(
              `${titleOf(item.data.source)} → ${titleOf(item.data.target)}`,
              rowsOf(item.data.value),
            )
          : chartTooltip(titleOf(item.name), rowsOf(nodes.get(item.name)?.journeys ?? 0)),
    },
    series: [
      {
        type: 'sankey',
        left: 2,
        right: narrow ? 84 : 150,
        top: 8,
        bottom: 8,
        nodeWidth: narrow ? 8 : 12,
        nodeGap: narrow ? 6 : 10,
        draggable: false,
        nodeAlign: 'left',
        layoutIterations: 48,
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.6 } },
        blur: {
          itemStyle: { opacity: 0.35 },
          lineStyle: { opacity: 0.08 },
          label: { opacity: 0.4 },
        },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: colour('--ink'),
          fontFamily: 'Inter Variable',
          fontSize: narrow ? 11 : 12,
          position: 'right',
          distance: 5,
          textBorderColor: colour('--paper'),
          textBorderWidth: 3,
          formatter: (item: { name: string }) => titleOf(item.name),
        },
        labelLayout: { hideOverlap: true },
        data: flow.nodes.map((node) => ({
          name: node.id,
          depth: node.depth,
          itemStyle: { color: colour(colourVariable(node)), borderWidth: 0 },
          label: {
            show: isNamed(node, flow, narrow),
            ...(narrow
              ? { width: node.depth >= flow.steps ? 76 : 66, overflow: 'truncate' as const }
              : { width: 138, overflow: 'truncate' as const }),
          },
          ...(node.kind === 'channel' ? { choice: { channel: node.channel } } : {}),
          cursor: node.kind === 'channel' ? 'pointer' : 'default',
        })),
        links: flow.links.map((link) => ({
          source: link.source,
          target: link.target,
          value: link.journeys,
          ...(link.match === null ? {} : { choice: { match: link.match } }),
        })),
      },
    ],
  };
}

/** Thin nodes would write over each other. */
function isNamed(node: FlowNode, flow: Flow, narrow: boolean): boolean {
  if (node.depth === flow.steps) return true;
  const share = node.journeys / flow.journeys;
  return share >= (narrow ? 0.03 : 0.015);
}

type SankeyItem = { name: string } | { source: string; target: string; value: number };

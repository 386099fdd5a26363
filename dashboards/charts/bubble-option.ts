import type { EChartsCoreOption } from 'echarts/core';
import type { Formatter } from '../format/formatter.ts';
import type { BubbleScale } from './bubble-points.ts';
import { channelColourVariable } from './channel-colour.ts';
import { chartTooltip } from './chart-tooltip.ts';

export interface BubbleChartProps {
  scale: BubbleScale;
  /** Name of a channel in the reader's language. */
  nameOf: (channel: string) => string;
  /** What the tooltip says: the channel's row of the table. */
  rowOf: (channel: string) => readonly { label: string; value: string }[];
  labels: { cost: string; romi: string; breakEven: string; offScale: string };
  format: Formatter;
  /** Redraws on a change of theme; the colours themselves are CSS variables. */
  theme: string;
  onChoose: (channel: string) => void;
}

export interface Surroundings {
  colour: (variable: string) => string;
  narrow: boolean;
  /** Milliseconds of movement, 0 for readers who want none. */
  duration: number;
}

/** The chart as ECharts wants it. */
export function bubbleOption(props: BubbleChartProps, around: Surroundings): EChartsCoreOption {
  const { scale, labels, format } = props;
  const { colour, narrow } = around;
  const text = { color: colour('--ink-soft'), fontFamily: 'Inter Variable', fontSize: 12 };
  const farthest = Math.max(1, ...scale.points.map(({ cost }) => cost));
  const shown = new Map(scale.points.map((point) => [point.channel, point]));
  return {
    animationDuration: around.duration,
    animationDurationUpdate: around.duration,
    textStyle: { fontFamily: 'Inter Variable' },
    grid: { left: 4, right: narrow ? 8 : 84, top: 30, bottom: 6, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      min: 0,
      max: farthest * 1.08,
      splitNumber: narrow ? 3 : 6,
      name: labels.cost,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: text,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...text,
        showMaxLabel: false,
        formatter: (value: number) => format.compact(value),
      },
    },
    yAxis: {
      type: 'value',
      min: scale.low,
      max: scale.high,
      interval: scale.step,
      // A phone has no room at the line's end, so the axis says what 0 means.
      name: narrow ? `${labels.romi}, ${format.axisPercent(0)} = ${labels.breakEven}` : labels.romi,
      nameLocation: 'end',
      nameGap: 14,
      nameTextStyle: { ...text, align: 'left' },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colour('--hairline') } },
      axisLabel: {
        ...text,
        // Nothing loses more than it cost, so below −100 % there is room but no scale.
        formatter: (value: number) => (value < -1.001 ? '' : format.axisPercent(value)),
      },
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour('--raised'),
      borderColor: colour('--hairline'),
      padding: 0,
      textStyle: { color: colour('--ink'), fontFamily: 'Inter Variable', fontSize: 12 },
      formatter: (item: { name: string }) =>
        chartTooltip(props.nameOf(item.name), props.rowOf(item.name)),
    },
    series: [
      {
        type: 'scatter',
        cursor: 'pointer',
        data: scale.points
          // Large ones first, so that none hides a small one.
          .toSorted((left, right) => right.size - left.size)
          .map((point) => ({
            name: point.channel,
            choice: point.channel,
            value: [point.cost, point.drawnAt],
            symbol: point.offScale ? 'triangle' : 'circle',
            symbolRotate: point.romi < 0 ? 180 : 0,
            symbolSize: point.offScale ? 14 : point.size * (narrow ? 0.7 : 1),
            itemStyle: {
              color: colour(channelColourVariable(point.channel)),
              opacity: 0.82,
              borderColor: colour('--paper'),
              borderWidth: 1.5,
            },
            label: {
              show: point.labelled,
              position: labelPosition(point.cost / farthest, point.romi, narrow),
            },
          })),
        label: {
          distance: 6,
          color: colour('--ink'),
          fontFamily: 'Inter Variable',
          fontSize: 12,
          fontWeight: 500,
          textBorderColor: colour('--paper'),
          textBorderWidth: 3,
          formatter: (item: { name: string }) => {
            const point = shown.get(item.name);
            const name = props.nameOf(item.name);
            return point?.offScale ? `${name} ${format.signedPercent(point.romi)}` : name;
          },
        },
        labelLayout: narrow ? { hideOverlap: true } : { moveOverlap: 'shiftY' },
        emphasis: { scale: false, itemStyle: { opacity: 1 }, label: { show: true } },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: colour('--ink-soft'), type: 'solid', width: 1 },
          label: { ...text, show: !narrow, position: 'end', formatter: labels.breakEven },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  };
}

/**
 * Beside the bubble where there is room: towards the edge on its other side, and in the middle of a
 * narrow chart above a profit and below a loss.
 */
function labelPosition(share: number, romi: number, narrow: boolean) {
  if (share > (narrow ? 0.7 : 0.85)) return 'left';
  if (!narrow || share < 0.3) return 'right';
  return romi < 0 ? 'bottom' : 'top';
}

import type { EChartsCoreOption } from 'echarts/core';
import type { Formatter } from '../format/formatter.ts';
import { chartTooltip } from './chart-tooltip.ts';
import type { Bin } from './histogram-bins.ts';
import { binLabel, placeOf } from './histogram-bins.ts';
import type { Surroundings } from './surroundings.ts';

export interface HistogramLine {
  value: number;
  label: string;
  /** A recommendation stands out from what is merely measured. */
  strong?: boolean;
}

/** The chosen bin `[from, to)`. */
export interface BinChoice {
  from: number;
  to: number | null;
}

export interface HistogramChartProps {
  bins: readonly Bin[];
  lines: readonly HistogramLine[];
  /** Whole numbers: a line stands in the middle of its number, not where it begins. */
  whole?: boolean;
  /** Title of the tooltip from the bin's label. */
  titleOf: (label: string) => string;
  labels: { axis: string; conversions: string; share: string; hour: string };
  format: Formatter;
  theme: string;
  /** null where the bins have no list of rows. */
  onChoose: ((choice: BinChoice) => void) | null;
}

/** Height of a line's name; room is kept for three, so that two histograms side by side agree. */
const LINE_NAME = 16;
const MOST_LINES = 3;

/** The histogram as ECharts wants it: bins of equal width side by side, lines where a value stands. */
export function histogramOption(
  props: HistogramChartProps,
  around: Surroundings,
): EChartsCoreOption {
  const { bins, lines, labels, format } = props;
  const { colour, narrow } = around;
  const text = { color: colour('--ink-soft'), fontFamily: 'Inter Variable', fontSize: 12 };
  const write = (value: number) => format.value(value, 'count');
  const writing = { write, hour: labels.hour };
  const total = bins.reduce((sum, { conversions }) => sum + conversions, 0);
  // A label a bin while they fit, then every second or third.
  const every = Math.ceil(bins.length / (narrow ? 6 : 12));
  const placed = lines
    .flatMap((line) => {
      const at = placeOf(props.whole ? line.value + 0.5 : line.value, bins);
      return at === null ? [] : [{ ...line, at }];
    })
    .sort((a, b) => a.at - b.at);
  return {
    animationDuration: around.duration,
    animationDurationUpdate: around.duration,
    textStyle: { fontFamily: 'Inter Variable' },
    grid: {
      left: 4,
      right: 12,
      // Each line says its name on a level of its own, so that near ones do not cover each other.
      top: 14 + LINE_NAME * MOST_LINES,
      bottom: 6,
      outerBoundsMode: 'same',
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(1, bins.length),
      name: labels.axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: text,
      axisLine: { lineStyle: { color: colour('--hairline-strong') } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...text,
        customValues: bins.flatMap((_, index) => (index % every === 0 ? [index + 0.5] : [])),
        formatter: (value: number) => {
          const bin = bins[Math.floor(value)];
          return bin ? binLabel(bin, writing) : '';
        },
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colour('--hairline') } },
      axisLabel: { ...text, formatter: (value: number) => format.compact(value) },
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour('--raised'),
      borderColor: colour('--hairline'),
      padding: 0,
      textStyle: { color: colour('--ink'), fontFamily: 'Inter Variable', fontSize: 12 },
      formatter: (item: { dataIndex: number }) => {
        const bin = bins[item.dataIndex];
        if (!bin) return '';
        return chartTooltip(props.titleOf(binLabel(bin, writing)), [
          { label: labels.conversions, value: write(bin.conversions) },
          {
            label: labels.share,
            value: format.value(total === 0 ? null : bin.conversions / total, 'percent'),
          },
        ]);
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: '84%',
        cursor: props.onChoose ? 'pointer' : 'default',
        itemStyle: { color: colour('--accent'), opacity: 0.78, borderRadius: [2, 2, 0, 0] },
        emphasis: { itemStyle: { color: colour('--accent'), opacity: 1 } },
        data: bins.map((bin, index) => ({
          value: [index + 0.5, bin.conversions],
          ...(props.onChoose && bin.conversions > 0
            ? { choice: { from: bin.from, to: bin.to } }
            : {}),
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: placed.map(({ at, label, strong }, index) => ({
            xAxis: at,
            lineStyle: {
              color: colour(strong ? '--accent' : '--ink-soft'),
              type: strong ? 'solid' : 'dashed',
              width: strong ? 1.5 : 1,
            },
            label: {
              ...text,
              color: colour(strong ? '--accent' : '--ink-soft'),
              fontWeight: strong ? 600 : 400,
              position: 'end',
              distance: [0, 5 + LINE_NAME * (placed.length - 1 - index)],
              align: at > bins.length * 0.6 ? 'right' : 'left',
              formatter: label,
            },
          })),
        },
      },
    ],
  };
}

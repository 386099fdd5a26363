import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import { niceStep } from './nice-step.ts';

export interface BubbleInput {
  channel: string;
  cost: MetricValue;
  /** ROMI as a fraction, 0 is break-even. */
  romi: MetricValue;
  profit: MetricValue;
}

export interface BubblePoint {
  channel: string;
  cost: number;
  romi: number;
  profit: number;
  /** Where the bubble is drawn: `romi`, or the scale's end when the value stands past it. */
  drawnAt: number;
  offScale: boolean;
  /** Diameter in pixels; the area grows with |profit|. */
  size: number;
  labelled: boolean;
}

export interface BubbleScale {
  points: BubblePoint[];
  /** Ends of the ROMI axis, whole steps with 0 among them and room for the bubbles. */
  low: number;
  high: number;
  step: number;
}

export const MOST_LABELS = 6;
const LARGEST = 72;
const SMALLEST = 9;

/**
 * Places channels by cost and ROMI. One mailing that cost next to nothing would press every other
 * channel onto the break-even line, so the axis ends at four times the median |ROMI| (at least
 * ±100 %) and what lies past it is drawn at the end and said to be off the scale.
 */
export function bubbleScale(inputs: readonly BubbleInput[]): BubbleScale {
  const known = inputs.flatMap((input) => {
    const cost = numberOf(input.cost);
    const romi = numberOf(input.romi);
    const profit = numberOf(input.profit);
    if (cost === null || cost <= 0 || romi === null || profit === null) return [];
    return [{ channel: input.channel, cost, romi, profit }];
  });
  const sizes = known.map(({ romi }) => Math.abs(romi)).sort((left, right) => left - right);
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  const cap = Math.max(1, 4 * median);
  const drawn = (romi: number) => Math.max(-cap, Math.min(cap, romi));
  const largest = Math.max(0, ...known.map(({ profit }) => Math.abs(profit)));
  const byWeight = [...known].sort((a, b) => Math.abs(b.profit) - Math.abs(a.profit));
  const labelled = new Set(byWeight.slice(0, MOST_LABELS).map(({ channel }) => channel));
  const points = known.map((point) => ({
    ...point,
    drawnAt: drawn(point.romi),
    offScale: Math.abs(point.romi) > cap,
    size: bubbleSize(Math.abs(point.profit), largest),
    labelled: labelled.has(point.channel),
  }));
  const low = Math.min(0, ...points.map(({ drawnAt }) => drawnAt));
  const high = Math.max(0, ...points.map(({ drawnAt }) => drawnAt));
  const room = (high - low || 1) * 0.14;
  const step = niceStep((high - low + 2 * room) / 7);
  return {
    points,
    low: Math.floor((low - room) / step) * step,
    high: Math.ceil((high + room) / step) * step,
    step,
  };
}

function bubbleSize(profit: number, largest: number): number {
  if (largest === 0) return SMALLEST;
  return Math.max(SMALLEST, LARGEST * Math.sqrt(profit / largest));
}

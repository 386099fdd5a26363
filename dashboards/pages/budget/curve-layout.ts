import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';

export type Line = PlanOptimised['lines'][number];

export interface CurveLayout {
  readonly seen: string;
  /** Beyond what was ever spent. */
  readonly beyond: string;
  readonly band: string;
  /** Where margin is what was spent. */
  readonly even: string;
  readonly bounds: { readonly x: number; readonly width: number };
  readonly now: Place;
  readonly proposed: Place | null;
  readonly most: { readonly spend: number; readonly margin: number };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export const EDGE = { left: 8, right: 8, top: 10, bottom: 22 } as const;

/** A response curve in a box: what was seen solid, what is extrapolated dotted, with the 80 % between. */
export function curveLayout(
  { points, current, proposed, min, max, extrapolated_from: from }: Line,
  { width, height }: { readonly width: number; readonly height: number },
): CurveLayout {
  const spend = points.at(-1)?.spend || 1;
  const margin = Math.max(1, ...points.map(({ p90 }) => p90));
  const x = (value: number) =>
    EDGE.left + (Math.min(value, spend) / spend) * (width - EDGE.left - EDGE.right);
  const y = (value: number) =>
    height - EDGE.bottom - (Math.max(0, value) / margin) * (height - EDGE.top - EDGE.bottom);
  const place = (value: number): Place => ({ x: x(value), y: y(marginAt(points, value)) });
  const limit = from ?? spend;
  const seen = points.filter((point) => point.spend <= limit);
  const edge = { spend: Math.min(limit, spend), margin: marginAt(points, limit) };
  const beyond = [edge, ...points.filter((point) => point.spend > limit)];
  const path = (list: readonly { readonly spend: number; readonly margin: number }[]) =>
    list.length < 2
      ? ''
      : list
          .map((one, at) => `${at ? 'L' : 'M'}${round(x(one.spend))} ${round(y(one.margin))}`)
          .join('');
  const up = points.map((one) => `${round(x(one.spend))} ${round(y(one.p90))}`);
  const down = points.toReversed().map((one) => `${round(x(one.spend))} ${round(y(one.p10))}`);
  return {
    seen: path([...seen, edge]),
    beyond: limit < spend ? path(beyond) : '',
    band: `M${[...up, ...down].join('L')}Z`,
    even: `M${x(0)} ${y(0)}L${round(x(Math.min(spend, margin)))} ${round(y(Math.min(spend, margin)))}`,
    bounds: { x: x(min), width: Math.max(1, x(max) - x(min)) },
    now: place(current),
    proposed: proposed === null ? null : place(proposed),
    most: { spend, margin },
  };
}

/** Between two points of the line. */
export function marginAt(points: Line['points'], spend: number): number {
  const next = points.findIndex((point) => point.spend >= spend);
  if (next < 0) return points.at(-1)?.margin ?? 0;
  const [before, after] = [points[next - 1], points[next]!];
  if (!before) return after.margin;
  const part = (spend - before.spend) / (after.spend - before.spend);
  return before.margin + part * (after.margin - before.margin);
}

const round = (value: number) => Math.round(value * 10) / 10;

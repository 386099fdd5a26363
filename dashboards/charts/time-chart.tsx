import { type PointerEvent, useId, useMemo, useState } from 'react';
import type { Formatter } from '../format/formatter.ts';
import type { TooltipRow } from './chart-tooltip.ts';
import { gapShapes, linePath } from './gap-shapes.ts';
import { textWidth } from './text-width.ts';
import { type TimePoint, timeLayout } from './time-layout.ts';
import { useWidth } from './use-width.ts';

export interface TimeChartProps {
  points: readonly TimePoint[];
  /** Below each point that has room for it. */
  labelOf: (at: number) => string;
  titleOf: (at: number) => string;
  rowsOf: (at: number) => readonly TooltipRow[];
  /** From this point on, most of what will come has not come yet. */
  unripeFrom: number | null;
  names: { cost: string; earned: string; before: string; unripe: string };
  format: Formatter;
}

const NARROW = 560;
/** Where names have no room at the ends of the lines, they stand above in a line as high as this. */
const LEGEND = 24;

/** Cost as an area, what was earned as a line, and the room between them is the profit or the loss. */
export function TimeChart(props: TimeChartProps) {
  const { points, labelOf, names, format, unripeFrom } = props;
  const [ref, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const [hatch, plot] = [useId(), useId()];
  const narrow = width < NARROW;
  const height = narrow ? 240 - LEGEND : 250;
  const layout = useMemo(
    () =>
      width === 0
        ? null
        : timeLayout(points, {
            ...{ width, height, widthOf: textWidth, amountText: format.compact },
            names: narrow ? 8 : 14 + Math.max(textWidth(names.cost), textWidth(names.earned)),
            label: Math.max(...points.map((_, at) => textWidth(labelOf(at)))),
          }),
    [points, width, height, narrow, format, names, labelOf],
  );
  if (!layout) return <div className="chart-room" ref={ref} />;
  const { left, right, top, bottom, x, y } = layout;
  const placed = points.map(({ cost, earned, before }, at) => ({
    x: x(at),
    cost: cost === null ? null : y(cost),
    earned: earned === null ? null : y(earned),
    before: before === null ? null : y(before),
  }));
  const line = (key: 'cost' | 'earned' | 'before') =>
    linePath(placed.map((point) => ({ x: point.x, y: point[key] })));
  const gaps = gapShapes(
    placed.map((point) => ({ x: point.x, upper: point.earned, lower: point.cost })),
  );
  const areas = gapShapes(placed.map((point) => ({ x: point.x, upper: point.cost, lower: y(0) })));
  const follow = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const at = (clientX - currentTarget.getBoundingClientRect().left - left) / (right - left);
    setPointed(Math.max(0, Math.min(points.length - 1, Math.round(at * (points.length - 1)))));
  };
  const half = points.length > 1 ? (x(1) - x(0)) / 2 : 0;
  const isAtEnd = (at: number) => x(at) + textWidth(labelOf(at)) / 2 > width;
  const unripeX = unripeFrom === null ? null : Math.max(left, x(unripeFrom) - half);
  return (
    <div className="time-chart chart-room" ref={ref} aria-hidden="true">
      {narrow ? (
        <p className="time-legend">
          <span className="time-key-cost">{names.cost}</span>
          <span className="time-key-earned">{names.earned}</span>
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers, which have the table beside it */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setPointed(null)}
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line className="time-hatch" y2="6" />
          </pattern>
          <clipPath id={plot}>
            <rect x={left} y={0} width={right - left} height={bottom} />
          </clipPath>
        </defs>
        {layout.ticks.map(({ value, y: at }) => (
          <g key={value}>
            <line
              className={value === 0 ? 'time-zero' : 'bubble-grid'}
              x1={left}
              x2={right}
              y1={at}
              y2={at}
            />
            <text className="bubble-axis" x={left - 8} y={at} dy="0.35em" textAnchor="end">
              {format.compact(value)}
            </text>
          </g>
        ))}
        {areas.map(({ path }) => (
          <path key={path} className="time-cost" d={path} />
        ))}
        {gaps.map(({ isAbove, path }) => (
          <path key={path} className={isAbove ? 'time-profit' : 'time-loss'} d={path} />
        ))}
        <path className="time-before" clipPath={`url(#${plot})`} d={line('before')} />
        <path className="time-cost-line" d={line('cost')} />
        <path className="time-earned" d={line('earned')} />
        {points.length === 1 ? placed.map((point) => <Dots key="dots" {...point} />) : null}
        {unripeX === null ? null : (
          <rect
            className="time-unripe"
            fill={`url(#${hatch})`}
            x={unripeX}
            y={top}
            width={right - unripeX}
            height={bottom - top}
          />
        )}
        {layout.labelled.map((at) => (
          <text
            key={at}
            className="bubble-axis"
            x={x(at)}
            y={bottom + 18}
            textAnchor={at === 0 ? 'start' : isAtEnd(at) ? 'end' : 'middle'}
          >
            {labelOf(at)}
          </text>
        ))}
        {narrow ? null : <LineNames points={placed} right={right} names={names} />}
        {pointed === null ? null : (
          <g>
            <line className="time-pointer" x1={x(pointed)} x2={x(pointed)} y1={top} y2={bottom} />
            {placed[pointed] ? <Dots {...placed[pointed]} /> : null}
          </g>
        )}
      </svg>
      {pointed === null ? null : (
        <div
          className="dropdown chart-tooltip bubble-tooltip"
          style={{
            top: 0,
            ...(x(pointed) < width / 2
              ? { left: x(pointed) + 12 }
              : { right: width - x(pointed) + 12 }),
          }}
        >
          <strong>{props.titleOf(pointed)}</strong>
          <dl>
            {props.rowsOf(pointed).map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}

interface Placed {
  x: number;
  cost: number | null;
  earned: number | null;
}

function Dots({ x, cost, earned }: Placed) {
  return (
    <>
      {cost === null ? null : <circle className="time-dot-cost" cx={x} cy={cost} r={3.5} />}
      {earned === null ? null : <circle className="time-dot" cx={x} cy={earned} r={3.5} />}
    </>
  );
}

/** At the ends of the lines, apart where the lines meet. */
function LineNames({
  points,
  right,
  names,
}: {
  points: readonly Placed[];
  right: number;
  names: TimeChartProps['names'];
}) {
  const end = (key: 'cost' | 'earned') =>
    points.findLast((point) => point[key] !== null)?.[key] ?? null;
  const [cost, earned] = [end('cost'), end('earned')];
  const apart =
    cost !== null && earned !== null && Math.abs(cost - earned) < 16
      ? (16 - Math.abs(cost - earned)) / 2
      : 0;
  const isBelow = cost !== null && earned !== null && earned > cost;
  return (
    <>
      {cost === null ? null : (
        <text className="time-name" x={right + 8} y={cost + (isBelow ? -apart : apart)} dy="0.35em">
          {names.cost}
        </text>
      )}
      {earned === null ? null : (
        <text
          className="time-name time-name-earned"
          x={right + 8}
          y={earned + (isBelow ? apart : -apart)}
          dy="0.35em"
        >
          {names.earned}
        </text>
      )}
    </>
  );
}

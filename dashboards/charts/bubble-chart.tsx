import { useMemo, useState } from 'react';
import type { Formatter } from '../format/formatter.ts';
import { bubbleLayout, type PlacedBubble } from './bubble-layout.ts';
import type { BubblePoint, BubbleScale } from './bubble-points.ts';
import { channelColourVariable } from './channel-colour.ts';
import type { TooltipRow } from './chart-tooltip.ts';
import { textWidth } from './text-width.ts';
import { useWidth } from './use-width.ts';

export interface BubbleChartProps {
  scale: BubbleScale;
  /** Name of a channel in the reader's language. */
  nameOf: (channel: string) => string;
  /** What the tooltip says: the channel's row of the table. */
  rowOf: (channel: string) => readonly TooltipRow[];
  labels: { cost: string; romi: string; breakEven: string };
  format: Formatter;
  onChoose: (channel: string) => void;
}

/** Below this width a chart is drawn for a phone. */
const NARROW = 560;

/** The drawing only; its table twin and its heading stand around it (see pages/channels/bubble-figure.tsx). */
export function BubbleChart(props: BubbleChartProps) {
  const { scale, labels, format, nameOf } = props;
  const [ref, width] = useWidth();
  const [pointed, setPointed] = useState<string | null>(null);
  const narrow = width < NARROW;
  const height = narrow ? 240 : 250;
  const labelOf = useMemo(
    () =>
      ({ channel, offScale, romi }: BubblePoint) =>
        offScale ? `${nameOf(channel)} ${format.signedPercent(romi)}` : nameOf(channel),
    [nameOf, format],
  );
  const layout = useMemo(
    () =>
      width === 0
        ? null
        : bubbleLayout(scale, {
            width,
            height,
            narrow,
            widthOf: textWidth,
            romiText: format.axisPercent,
            labelOf,
            breakEvenText: narrow ? '' : labels.breakEven,
          }),
    [scale, width, height, narrow, format, labelOf, labels.breakEven],
  );
  const shown = layout?.bubbles.find(({ point }) => point.channel === pointed);
  return (
    <div className="bubble-chart chart-room" ref={ref} aria-hidden="true">
      {layout ? (
        // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers, which have the table beside it
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          onPointerLeave={() => setPointed(null)}
        >
          <text className="bubble-axis" x={layout.left} y={12}>
            {narrow
              ? `${labels.romi}, ${format.axisPercent(0)} = ${labels.breakEven}`
              : labels.romi}
          </text>
          {layout.romis.map(({ value, at }) => (
            <g key={value}>
              <line className="bubble-grid" x1={layout.left} x2={layout.right} y1={at} y2={at} />
              <text className="bubble-axis" x={layout.left - 8} y={at} dy="0.35em" textAnchor="end">
                {format.axisPercent(value)}
              </text>
            </g>
          ))}
          {layout.costs.map(({ value, at }) => (
            <text
              key={value}
              className="bubble-axis"
              x={at}
              y={layout.bottom + 18}
              textAnchor="middle"
            >
              {format.compact(value)}
            </text>
          ))}
          <text
            className="bubble-axis"
            x={(layout.left + layout.right) / 2}
            y={height - 6}
            textAnchor="middle"
          >
            {labels.cost}
          </text>
          <line
            className="bubble-break-even"
            x1={layout.left}
            x2={layout.right}
            y1={layout.breakEven}
            y2={layout.breakEven}
          />
          {narrow ? null : (
            <text className="bubble-axis" x={layout.right + 6} y={layout.breakEven} dy="0.35em">
              {labels.breakEven}
            </text>
          )}
          {layout.bubbles.map((bubble) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table's cell opens the same by keyboard
            <g
              key={bubble.point.channel}
              className="bubble"
              style={{ color: `var(${channelColourVariable(bubble.point.channel)})` }}
              onPointerEnter={() => setPointed(bubble.point.channel)}
              onClick={() => props.onChoose(bubble.point.channel)}
            >
              <Mark bubble={bubble} />
            </g>
          ))}
          {layout.bubbles.map(({ point, label }) =>
            label ? (
              <text
                key={point.channel}
                className="bubble-name"
                x={label.x}
                y={label.y}
                dy="0.35em"
                textAnchor={label.anchor}
              >
                {labelOf(point)}
              </text>
            ) : null,
          )}
        </svg>
      ) : null}
      {layout && shown ? (
        <div
          className="dropdown chart-tooltip bubble-tooltip"
          // On the side of the bubble that has more room.
          style={{
            top: Math.max(0, Math.min(shown.y, height - 240)),
            ...(shown.x < width / 2
              ? { left: shown.x + shown.radius + 10 }
              : { right: width - shown.x + shown.radius + 10 }),
          }}
        >
          <strong>{nameOf(shown.point.channel)}</strong>
          <dl>
            {props.rowOf(shown.point.channel).map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}

/** A circle, or beyond the end of the scale a triangle that points on. */
function Mark({ bubble: { x, y, radius, point } }: { bubble: PlacedBubble }) {
  if (!point.offScale) return <circle cx={x} cy={y} r={radius} />;
  const tip = point.romi < 0 ? radius : -radius;
  return <path d={`M${x} ${y + tip}L${x - radius} ${y - tip}H${x + radius}Z`} />;
}

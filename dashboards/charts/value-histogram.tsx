import { type ReactNode, useMemo, useState } from 'react';
import { textWidth } from './text-width.ts';
import { useWidth } from './use-width.ts';
import { valueLayout } from './value-layout.ts';

export interface ValueBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface ValueHistogramProps {
  readonly bins: readonly ValueBin[];
  readonly label: string;
  readonly axis: (value: number) => string;
  /** Said over the part below 0. */
  readonly lossName: string;
  readonly tooltipOf: (bin: ValueBin) => ReactNode;
}

const HEIGHT = 220;

/** How often a value was drawn: losses apart from gains, by side and label as well as by colour. */
export function ValueHistogram({ bins, label, axis, lossName, tooltipOf }: ValueHistogramProps) {
  const [ref, width] = useWidth();
  const layout = useMemo(
    () => (width > 0 ? valueLayout(bins, width, HEIGHT) : null),
    [bins, width],
  );
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = pointed === null ? undefined : layout?.bars[pointed];
  const lossWidth = textWidth(lossName);
  return (
    <div className="bubble-chart" ref={ref}>
      {layout ? (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={label}
          onPointerLeave={() => setPointed(null)}
        >
          <line
            className="bubble-grid"
            x1={layout.left}
            x2={layout.right}
            y1={layout.bottom}
            y2={layout.bottom}
          />
          {layout.bars.map((bar, index) => (
            <g key={bar.x} onPointerEnter={() => setPointed(index)}>
              <rect
                className="value-wash"
                x={bar.x}
                y={layout.top}
                width={bar.width}
                height={layout.bottom - layout.top}
              />
              {bar.loss > 0 ? (
                <rect
                  className="value-loss"
                  x={bar.x + 0.5}
                  y={bar.y}
                  width={Math.max(0.5, bar.loss - 1)}
                  height={layout.bottom - bar.y}
                />
              ) : null}
              {bar.loss < bar.width ? (
                <rect
                  className="value-gain"
                  x={bar.x + bar.loss + 0.5}
                  y={bar.y}
                  width={Math.max(0.5, bar.width - bar.loss - 1)}
                  height={layout.bottom - bar.y}
                />
              ) : null}
            </g>
          ))}
          {layout.zero === null ? null : (
            <line
              className="bubble-break-even"
              x1={layout.zero}
              x2={layout.zero}
              y1={layout.top - 4}
              y2={layout.bottom}
            />
          )}
          <text
            className="value-loss-name"
            x={Math.max(0, Math.min(width - lossWidth, (layout.zero ?? 0) - lossWidth - 6))}
            y={12}
          >
            {lossName}
          </text>
          {layout.ticks.map(({ at, x }) => (
            <text key={at} className="bubble-axis" x={x} y={HEIGHT - 6} textAnchor="middle">
              {axis(at)}
            </text>
          ))}
        </svg>
      ) : (
        <div className="chart-room skeleton" />
      )}
      {shown && pointed !== null && bins[pointed] ? (
        <div
          className="dropdown chart-tooltip bubble-tooltip"
          style={
            shown.x < width / 2
              ? { left: shown.x + 14, top: 24 }
              : { right: width - shown.x + 14, top: 24 }
          }
          aria-hidden="true"
        >
          {tooltipOf(bins[pointed])}
        </div>
      ) : null}
    </div>
  );
}

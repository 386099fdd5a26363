import { useMemo } from 'react';
import { type BridgeStep, bridgeLayout } from './bridge-layout.ts';
import { useWidth } from './use-width.ts';

interface BridgeChartProps {
  readonly from: BridgeStep;
  readonly steps: readonly BridgeStep[];
  readonly to: BridgeStep;
  readonly label: string;
  /** A total as it is written, and an effect with its sign. */
  readonly total: (value: number) => string;
  readonly effect: (value: number) => string;
}

/** From one total to another, a step a driver: signs and places say what colours say. */
export function BridgeChart({ from, steps, to, label, total, effect }: BridgeChartProps) {
  const [ref, width] = useWidth();
  const layout = useMemo(
    () => (width > 0 ? bridgeLayout(from, steps, to, width) : null),
    [from, steps, to, width],
  );
  if (!layout)
    return (
      <div ref={ref}>
        <div className="chart-room skeleton" />
      </div>
    );
  const { rows, narrow, nameWidth, rowHeight } = layout;
  return (
    <div className="cash-chart" ref={ref}>
      <svg width={width} height={layout.height} role="img" aria-label={label}>
        <line
          className="bubble-break-even"
          x1={layout.zero}
          x2={layout.zero}
          y1={0}
          y2={layout.height}
        />
        {rows.map((row, index) => {
          const middle = row.top + (narrow ? 28 : rowHeight / 2);
          const next = rows[index + 1];
          const written = row.kind === 'total' ? total(row.value) : effect(row.value);
          return (
            <g key={row.key}>
              <text
                className={row.kind === 'total' ? 'bridge-total-name' : 'bridge-name'}
                x={0}
                y={narrow ? row.top + 12 : middle}
                dy={narrow ? 0 : '0.35em'}
              >
                {narrow ? row.name : cut(row.name, nameWidth)}
              </text>
              <rect
                className={`bridge-${row.kind}`}
                x={row.x}
                y={middle - 8}
                width={row.width}
                height={16}
              />
              {next && next.kind !== 'total' ? (
                <line
                  className="bubble-grid"
                  x1={row.end}
                  x2={row.end}
                  y1={middle + 8}
                  y2={middle + rowHeight - 8}
                />
              ) : null}
              <text className="bridge-figure" x={row.x + row.width + 6} y={middle} dy="0.35em">
                {written}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** About as many characters as the room holds; the table below has the whole name. */
function cut(name: string, width: number): string {
  const most = Math.floor(width / 7.2);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

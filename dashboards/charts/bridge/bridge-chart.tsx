import { type BridgeStep, bridgeLayout } from './bridge-layout.ts';

/** A step with its words. */
export interface BridgeRow extends BridgeStep {
  readonly name: string;
  /** The value as it is written beside the bar. */
  readonly shown: string;
  /** What the step is mostly made of. */
  readonly note?: string;
  /** Opens what stands behind it. */
  readonly onOpen?: () => void;
  readonly openLabel?: string;
}

interface BridgeChartProps {
  rows: readonly BridgeRow[];
  /** Name of the whole. */
  label: string;
}

/**
 * From one level to another, a bar a step. It is a table, so that it is read as well as seen: the bars only repeat what the
 * figures beside them say.
 */
export function BridgeChart({ rows, label }: BridgeChartProps) {
  const { steps, zero } = bridgeLayout(rows);
  return (
    <table className="bridge" aria-label={label} data-testid="bridge">
      <tbody>
        {rows.map((row, at) => {
          const { left, width } = steps[at]!;
          const tone = row.kind === 'level' ? 'level' : row.value < 0 ? 'fell' : 'rose';
          return (
            <tr key={row.key} data-kind={row.kind} data-testid={`bridge-${row.key}`}>
              <th scope="row">
                {row.name}
                {row.note ? <span className="bridge-note">{row.note}</span> : null}
              </th>
              <td className="bridge-track" aria-hidden="true">
                <span className="bridge-zero" style={{ left: `${zero}%` }} />
                <span
                  className="bridge-bar"
                  data-tone={tone}
                  style={{ left: `${left}%`, width: `${width}%` }}
                />
              </td>
              <td className="bridge-value">
                {row.onOpen ? (
                  <button
                    type="button"
                    className="text-button"
                    aria-label={row.openLabel}
                    onClick={row.onOpen}
                  >
                    {row.shown}
                  </button>
                ) : (
                  row.shown
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

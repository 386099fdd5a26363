import { specificationLayout } from './specification-layout.ts';

export interface SpecificationRow {
  readonly key: string;
  readonly name: string;
  /** CSS variable of its colour. */
  readonly colour: string;
  /** In how many readings it earns, in words. */
  readonly summary: string;
  readonly romis: readonly (number | null)[];
  /** What a reading is called, with its figure. */
  nameOf(reading: number): string;
}

/** A strip a row: a dot a way to count. What is drawn is said in the table below it. */
export function SpecificationChart({
  rows,
  label,
}: {
  rows: readonly SpecificationRow[];
  label: string;
}) {
  return (
    <ul className="specification" aria-label={label} data-testid="specification">
      {rows.map((row) => {
        const { dots, zero } = specificationLayout(row.romis);
        return (
          <li key={row.key} data-testid={`specification-${row.name}`}>
            <span className="specification-name">
              <span className="dot" style={{ background: `var(${row.colour})` }} />
              {row.name}
              <span className="soft">{row.summary}</span>
            </span>
            <svg className="specification-strip" aria-hidden="true">
              <line
                className="specification-zero"
                x1="0"
                x2="100%"
                y1={`${zero}%`}
                y2={`${zero}%`}
              />
              {dots.map(({ reading, x, y, earns }) => (
                <circle
                  key={reading}
                  className="specification-dot"
                  data-earns={earns}
                  cx={`${x}%`}
                  cy={`${y}%`}
                  r="3"
                >
                  <title>{row.nameOf(reading)}</title>
                </circle>
              ))}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}

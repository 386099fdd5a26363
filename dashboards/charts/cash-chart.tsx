import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { CASH_HEIGHT, type CashMonth, cashLayout } from './cash-layout.ts';
import { textWidth } from './text-width.ts';
import { useWidth } from './use-width.ts';

export interface CashChartProps {
  readonly months: readonly CashMonth[];
  /** Name of the whole drawing. */
  readonly label: string;
  readonly axis: (value: number) => string;
  readonly monthName: (month: string) => string;
  /** What stands at the point where the money is back. */
  readonly crossingName: (month: string) => string;
  /** What a month says in one sentence. */
  readonly sentenceOf: (month: string) => string;
  readonly tooltipOf: (month: string) => ReactNode;
  readonly onChoose: (month: string) => void;
}

/** Cumulative cash by months: facts solid, what is expected and the plan dashed, and where the money is back. */
export function CashChart(props: CashChartProps) {
  const { months, axis, monthName } = props;
  const [ref, width] = useWidth();
  const layout = useMemo(
    () =>
      width > 0
        ? cashLayout(months, width, {
            month: (month) => textWidth(monthName(month)),
            tick: (at) => textWidth(axis(at)),
          })
        : null,
    [months, width, axis, monthName],
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const shown = layout?.months.find(({ month }) => month === pointed);
  const place = Math.min(current, months.length - 1);

  const onKeyDown = (event: KeyboardEvent<SVGElement>, index: number, month: string) => {
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(month);
    else if (event.key === 'Escape') setPointed(null);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      event.currentTarget.parentElement
        ?.querySelector<SVGElement>(
          `[data-month-index="${index + (event.key === 'ArrowRight' ? 1 : -1)}"]`,
        )
        ?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div className="cash-chart" ref={ref}>
      {layout ? (
        // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
        <svg
          width={width}
          height={CASH_HEIGHT}
          role="group"
          aria-label={props.label}
          onPointerLeave={() => setPointed(null)}
        >
          {layout.ticks.map(({ at, y }) => (
            <g key={at}>
              <line
                className={at === 0 ? 'cash-zero' : 'bubble-grid'}
                x1={layout.left}
                x2={layout.right}
                y1={y}
                y2={y}
              />
              <text className="bubble-axis" x={layout.left - 8} y={y} dy="0.35em" textAnchor="end">
                {props.axis(at)}
              </text>
            </g>
          ))}
          <path className="cash-plan-band" d={layout.paths.planBand} />
          <path className="cash-band" d={layout.paths.band} />
          <path className="cash-plan" d={layout.paths.plan} />
          <path className="cash-expected" d={layout.paths.expected} />
          <path className="cash-fact" d={layout.paths.fact} />
          {layout.months.map(({ month, x, isNamed, wash, y }, index) => (
            // biome-ignore lint/a11y/useSemanticElements: HTML buttons do not live inside a drawing
            <g
              key={month}
              role="button"
              aria-label={props.sentenceOf(month)}
              className="cash-month"
              tabIndex={index === place ? 0 : -1}
              data-month-index={index}
              data-testid={`cash-${month}`}
              onPointerEnter={() => setPointed(month)}
              onFocus={() => {
                setCurrent(index);
                setPointed(month);
              }}
              onBlur={() => setPointed(null)}
              onClick={() => props.onChoose(month)}
              onKeyDown={(event) => onKeyDown(event, index, month)}
            >
              <rect
                x={wash[0]}
                y={layout.top}
                width={Math.max(0, wash[1] - wash[0])}
                height={layout.bottom - layout.top}
              />
              {y !== null ? <circle cx={x} cy={y} r={3.5} /> : null}
              {isNamed ? (
                <text
                  className="bubble-axis"
                  {...anchored(x, textWidth(props.monthName(month)), width)}
                  y={CASH_HEIGHT - 6}
                >
                  {props.monthName(month)}
                </text>
              ) : null}
            </g>
          ))}
          {layout.crossing ? (
            <g className="cash-crossing" data-testid="cash-crossing">
              <line
                x1={layout.crossing.x}
                x2={layout.crossing.x}
                y1={layout.top - 10}
                y2={layout.zero}
              />
              <circle
                className="cash-crossing-point"
                cx={layout.crossing.x}
                cy={layout.zero}
                r={4.5}
              />
              <text
                {...anchored(
                  layout.crossing.x,
                  textWidth(props.crossingName(layout.crossing.month)),
                  width,
                )}
                y={layout.top - 16}
              >
                {props.crossingName(layout.crossing.month)}
              </text>
            </g>
          ) : null}
        </svg>
      ) : (
        <div className="chart-room skeleton" />
      )}
      {shown && pointed !== null ? (
        <div
          className="dropdown chart-tooltip bubble-tooltip"
          style={
            shown.x < width / 2
              ? { left: shown.x + 14, top: 34 }
              : { right: width - shown.x + 14, top: 34 }
          }
          aria-hidden="true"
        >
          <strong>{props.monthName(pointed)}</strong>
          {props.tooltipOf(pointed)}
        </div>
      ) : null}
    </div>
  );
}

/** A text at a place of the drawing, moved so that none of it lies outside. */
function anchored(x: number, length: number, width: number) {
  const half = length / 2;
  return { x: Math.max(half, Math.min(width - half, x)), textAnchor: 'middle' as const };
}

import type { KeyboardEvent, ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { channelColourVariable } from './channel-colour.ts';
import type { Domain, IntervalRow, PlacedMark } from './interval-layout.ts';
import { intervalLayout } from './interval-layout.ts';
import { useWidth } from './use-width.ts';
import '../styles/interval-chart.css';

export interface IntervalChartProps {
  rows: readonly IntervalRow[];
  domain: Domain;
  /** Name of the whole drawing. */
  label: string;
  axis: (value: number) => string;
  /** A value that decides, with its name: break-even at 0. */
  reference: { at: number; name: string } | null;
  /** What a row says in one sentence. */
  sentenceOf: (channel: string) => string;
  /** What stands in the tooltip of a row: its figures as in the table. */
  tooltipOf: (channel: string) => ReactNode;
  onChoose: (channel: string) => void;
}

/**
 * A line a channel: dots for the rules from the least to the greatest, below them each data-driven
 * model with the whisker of its interval. Labels stand at the lines, rows are reached by the keys.
 */
export function IntervalChart(props: IntervalChartProps) {
  const { rows, domain, reference } = props;
  const [ref, width] = useWidth();
  const layout = useMemo(
    () => (width > 0 ? intervalLayout(rows, domain, width) : null),
    [rows, domain, width],
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const place = Math.min(current, rows.length - 1);
  const shown = layout?.rows.find(({ channel }) => channel === pointed);
  const referenceX = layout?.ticks.find(({ at }) => at === reference?.at)?.x;

  const onKeyDown = (event: KeyboardEvent<SVGElement>, index: number, channel: string) => {
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(channel);
    else if (event.key === 'Escape') setPointed(null);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = index + (event.key === 'ArrowDown' ? 1 : -1);
      event.currentTarget.parentElement
        ?.querySelector<SVGElement>(`[data-row-index="${next}"]`)
        ?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="interval-chart" ref={ref}>
      {layout ? (
        // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
        <svg
          width={width}
          height={layout.height}
          role="group"
          aria-label={props.label}
          onPointerLeave={() => setPointed(null)}
        >
          {layout.ticks.map(({ at, x }) => (
            <g key={at}>
              <line className="interval-grid" x1={x} x2={x} y1={18} y2={layout.height} />
              <text className="interval-axis" x={x} y={11} textAnchor="middle">
                {props.axis(at)}
              </text>
            </g>
          ))}
          {reference && referenceX !== undefined ? (
            <line
              className="interval-reference"
              x1={referenceX}
              x2={referenceX}
              y1={18}
              y2={layout.height}
            >
              <title>{reference.name}</title>
            </line>
          ) : null}
          {layout.rows.map((row, index) => (
            // biome-ignore lint/a11y/useSemanticElements: HTML buttons do not live inside a drawing
            <g
              key={row.channel}
              role="button"
              // What is seen stands in it word for word, so that it can be spoken to.
              aria-label={[
                [row.name, ...row.labels.map(({ text }) => text)].join(' '),
                props.sentenceOf(row.channel),
              ].join('. ')}
              className="interval-row"
              tabIndex={index === place ? 0 : -1}
              data-row-index={index}
              data-testid={`interval-${row.channel}`}
              style={{ color: `var(${channelColourVariable(row.channel)})` }}
              onPointerEnter={() => setPointed(row.channel)}
              onFocus={() => {
                setCurrent(index);
                setPointed(row.channel);
              }}
              onBlur={() => setPointed(null)}
              onClick={() => props.onChoose(row.channel)}
              onKeyDown={(event) => onKeyDown(event, index, row.channel)}
            >
              <rect className="interval-wash" x={0} y={row.top} width={width} height={row.height} />
              <circle cx={5} cy={row.nameY} r={4.5} fill="currentColor" />
              <text className="interval-name" x={17} y={row.nameY} dy="0.35em">
                {`${row.name} `}
              </text>
              {row.range ? (
                <line
                  className="interval-range"
                  x1={row.range.from}
                  x2={row.range.to}
                  y1={row.range.y}
                  y2={row.range.y}
                />
              ) : null}
              {row.marks.map((mark) => (
                <Mark key={mark.model} mark={mark} />
              ))}
              {row.labels.map((label) => (
                <text
                  key={label.y}
                  className="interval-label"
                  x={label.x}
                  y={label.y}
                  dy="0.35em"
                  textAnchor={label.end ? 'end' : 'start'}
                >
                  {`${label.text} `}
                </text>
              ))}
              <line
                className="interval-line"
                x1={0}
                x2={width}
                y1={row.top + row.height - 0.5}
                y2={row.top + row.height - 0.5}
              />
            </g>
          ))}
        </svg>
      ) : (
        <div className="chart-room skeleton" />
      )}
      {layout && shown && pointed !== null ? (
        <div
          className="dropdown chart-tooltip interval-tooltip"
          // Towards the middle of the drawing, which is the part most likely on screen.
          style={
            shown.top < layout.height / 2
              ? { top: shown.top + shown.height }
              : { bottom: layout.height - shown.top }
          }
          aria-hidden="true"
        >
          <strong>{shown.name}</strong>
          {props.tooltipOf(pointed)}
        </div>
      ) : null}
    </div>
  );
}

function Mark({ mark }: { mark: PlacedMark }) {
  const { x, y, whisker } = mark;
  if (!mark.dataDriven) {
    return <circle className="interval-rule" cx={x} cy={y} r={3.5} data-beyond={mark.beyond} />;
  }
  return (
    <g className="interval-model" data-beyond={mark.beyond}>
      {whisker ? (
        <path
          d={`M${whisker[0]} ${y - 3}v6M${whisker[0]} ${y}H${whisker[1]}M${whisker[1]} ${y - 3}v6`}
        />
      ) : null}
      <path className="interval-diamond" d={`M${x - 4} ${y}l4 -4l4 4l-4 4z`} />
    </g>
  );
}

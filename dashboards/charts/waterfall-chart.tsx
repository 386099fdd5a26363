import type { KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import { textWidth } from './text-width.ts';
import { useWidth } from './use-width.ts';
import { type WaterfallBar, waterfallLayout } from './waterfall-layout.ts';

export interface WaterfallChartProps {
  bars: readonly WaterfallBar[];
  /** Name of the whole drawing. */
  label: string;
  axis: (level: number) => string;
  /** What a bar says in one sentence. */
  sentenceOf?: (key: string) => string;
  /** Whether there is something behind a bar; all of them unless said. */
  isOpen?: (key: string) => boolean;
  onChoose?: (key: string) => void;
}

/**
 * How one figure becomes another: a row a bar, from level to level. Rises and falls differ by colour and by the sign of
 * the figure beside them. One bar is in the tab order, the arrows lead to the others, Enter opens; the table of the same
 * rows is the twin for those who do not see it.
 */
export function WaterfallChart(props: WaterfallChartProps) {
  const { bars, isOpen = () => true } = props;
  const [ref, width] = useWidth();
  const layout = useMemo(
    () => (width > 0 ? waterfallLayout(bars, width, textWidth) : null),
    [bars, width],
  );
  const [current, setCurrent] = useState(0);
  const place = Math.min(current, bars.length - 1);
  const choose = (key: string) => {
    if (isOpen(key)) props.onChoose?.(key);
  };
  const onKeyDown = (event: KeyboardEvent<SVGElement>, index: number, key: string) => {
    const next = nextPlace(event.key, index, bars.length);
    if (event.key === 'Enter' || event.key === ' ') choose(key);
    else if (next === null) return;
    else
      event.currentTarget.parentElement
        ?.querySelector<SVGElement>(`[data-bar-index="${next}"]`)
        ?.focus();
    event.preventDefault();
  };

  return (
    <div className="waterfall-chart" ref={ref}>
      {layout ? (
        // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
        <svg width={width} height={layout.height} role="group" aria-label={props.label}>
          {layout.ticks.map(({ at, x }) => (
            <g key={at}>
              <line
                className={at === 0 ? 'waterfall-zero' : 'waterfall-grid'}
                x1={x}
                x2={x}
                y1={18}
                y2={layout.height}
              />
              <text className="waterfall-axis" x={x} y={11} textAnchor="middle">
                {props.axis(at)}
              </text>
            </g>
          ))}
          {layout.bars.map(({ key, connector }) =>
            connector ? (
              <line
                key={key}
                className="waterfall-connector"
                x1={connector.x}
                x2={connector.x}
                y1={connector.from}
                y2={connector.to}
              />
            ) : null,
          )}
          {layout.bars.map((bar, index) => (
            // biome-ignore lint/a11y/useSemanticElements: HTML buttons do not live inside a drawing
            <g
              key={bar.key}
              role="button"
              // What is seen stands in it word for word, so that it can be spoken to.
              aria-label={[`${bar.name} ${bar.shown}`, props.sentenceOf?.(bar.key)]
                .filter(Boolean)
                .join('. ')}
              aria-disabled={!isOpen(bar.key)}
              className="waterfall-row"
              data-way={bar.kind === 'total' ? 'total' : bar.to < bar.from ? 'down' : 'up'}
              data-bar-index={index}
              data-testid={`waterfall-${bar.key}`}
              tabIndex={index === place ? 0 : -1}
              onFocus={() => setCurrent(index)}
              onClick={() => choose(bar.key)}
              onKeyDown={(event) => onKeyDown(event, index, bar.key)}
            >
              <rect
                className="waterfall-wash"
                x={0}
                y={bar.top}
                width={width}
                height={bar.height}
              />
              <text
                className="waterfall-name"
                x={0}
                y={bar.nameY}
                dy={layout.narrow ? undefined : '0.35em'}
              >
                <BarName
                  name={bar.name}
                  room={layout.narrow ? width - textWidth(bar.shown) - 16 : 208}
                />
              </text>
              <rect className="waterfall-bar" {...bar.bar} />
              <text
                className="waterfall-figure"
                x={bar.label.x}
                y={bar.label.y}
                dy={layout.narrow ? undefined : '0.35em'}
                textAnchor={bar.label.anchor}
              >
                {bar.shown}
              </text>
            </g>
          ))}
        </svg>
      ) : (
        <div className="chart-room skeleton" />
      )}
    </div>
  );
}

/** With a space behind it, so that name and figure are two words for whoever reads them as one text. */
function BarName({ name, room }: { name: string; room: number }) {
  const shown = shortened(name, room);
  return (
    <>
      {`${shown} `}
      {shown === name ? null : <title>{name}</title>}
    </>
  );
}

function nextPlace(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** A name as far as there is room for it; the whole of it is in its title and in the row's accessible name. */
function shortened(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  let length = name.length - 1;
  while (length > 1 && textWidth(`${name.slice(0, length)}…`) > room) length--;
  return `${name.slice(0, length).trimEnd()}…`;
}

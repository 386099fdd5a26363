import { useMediaQuery } from '@mantine/hooks';
import type { OverlapReport } from '@throughline/api/contract/reports/overlap';
import type { KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import type { UpsetLayout, UpsetMeasures } from '../../charts/upset-layout.ts';
import { upsetLayout } from '../../charts/upset-layout.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';

const WIDE: UpsetMeasures = { bars: 150, names: 168, totals: 190, column: 36, row: 26 };
/** On a phone the totals stand in the table above, and a finger needs room. */
const NARROW: UpsetMeasures = { bars: 120, names: 128, totals: 0, column: 46, row: 46 };

interface UpsetFigureProps {
  sets: OverlapReport['sets'];
  channels: OverlapReport['channels'];
  conversions: string;
  nameOf: (channels: readonly string[]) => string;
  onOpenSet: (channels: readonly string[]) => void;
  onOpenChannel: (channel: string) => void;
}

/** Stands for conversions without a touch, which no channel is named. */
const NOBODY = '';

/** Sets of channels as columns, the channels as rows, dots where they meet. */
export function UpsetFigure(props: UpsetFigureProps) {
  const { sets, channels, conversions, nameOf, onOpenSet, onOpenChannel } = props;
  const { t } = useTranslation();
  const { format } = useView();
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [at, setAt] = useState(0);
  const measures = narrow ? NARROW : WIDE;
  const layout = useMemo(() => {
    const untouched = sets.find((set) => set.channels.length === 0);
    return upsetLayout(
      sets.map((set) => (set.channels.length === 0 ? { ...set, channels: [NOBODY] } : set)),
      untouched ? [...channels, { channel: NOBODY, conversions: untouched.conversions }] : channels,
      measures,
    );
  }, [sets, channels, measures]);
  const here = Math.min(at, sets.length - 1);
  const rowName = (channel: string) =>
    channel === NOBODY ? t('journeys.noTouch') : channelName(t, channel);

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: sets.length - 1 }[
      event.key
    ];
    const place = (event.target as Element).closest('[data-column]');
    if (next === undefined || !place || next < 0 || next >= sets.length) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelector<SVGElement>(`[data-column="${next}"]`)?.focus();
  };
  /** SVG has no buttons: Enter and the space bar press what stands for one. */
  const pressed = (run: () => void) => (event: KeyboardEvent<SVGElement>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    run();
  };

  const height = layout.height + 4;
  const matrixWidth = layout.width - layout.matrixLeft + 8;
  return (
    <div className="upset-scroll">
      {/* Stays in view while the columns are moved through. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset */}
      <svg
        className="upset upset-names"
        width={layout.matrixLeft}
        height={height}
        role="group"
        aria-label={t('journeys.column.together')}
      >
        <Stripes layout={layout} measures={measures} from={layout.namesLeft} />
        {layout.rows.map((row) => {
          const open = () => (row.channel === NOBODY ? onOpenSet([]) : onOpenChannel(row.channel));
          const shown = format.value(row.conversions, 'count');
          const name = rowName(row.channel);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button
            <g
              key={row.channel}
              role="button"
              tabIndex={0}
              className="upset-channel"
              data-testid="upset-channel"
              data-channel={row.channel}
              aria-label={t('journeys.overlap.set', { channels: name, value: shown })}
              onClick={open}
              onKeyDown={pressed(open)}
            >
              <rect
                className="upset-hit"
                x={1}
                y={row.y - measures.row / 2 + 1}
                width={layout.matrixLeft - 4}
                height={measures.row - 2}
                rx={4}
              />
              <text className="upset-name" x={layout.namesLeft + 8} y={row.y}>
                {`${shortened(name, narrow ? 16 : 22)} `}
              </text>
              {measures.totals > 0 ? (
                <>
                  <rect
                    x={layout.namesLeft - 8 - row.width}
                    y={row.y - 7}
                    width={row.width}
                    height={14}
                    rx={2}
                    fill={colourOf(row.channel)}
                  />
                  <text
                    className="upset-figure"
                    x={layout.namesLeft - 14 - row.width}
                    y={row.y}
                    textAnchor="end"
                  >
                    {shown}
                  </text>
                </>
              ) : null}
            </g>
          );
        })}
      </svg>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset */}
      <svg
        className="upset"
        width={matrixWidth}
        height={height}
        viewBox={`${layout.matrixLeft} 0 ${matrixWidth} ${height}`}
        role="group"
        aria-label={`${t('journeys.overlap.summary')}. ${t('journeys.overlap.arrows')}`}
        data-testid="upset"
        onKeyDown={onKeyDown}
      >
        <Stripes layout={layout} measures={measures} from={layout.matrixLeft} />
        {layout.columns.map((column) => {
          const set = sets[column.index];
          if (!set) return null;
          const shown = format.value(set.conversions, 'count');
          const y = (index: number | undefined) => layout.rows[index ?? -1]?.y ?? 0;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button
            <g
              key={column.index}
              role="button"
              tabIndex={column.index === here ? 0 : -1}
              className="upset-column"
              data-column={column.index}
              data-testid="upset-set"
              data-set={set.channels.join(',')}
              aria-label={t('journeys.overlap.set', {
                channels: nameOf(set.channels),
                value: `${conversions} ${shown}`,
              })}
              onClick={() => onOpenSet(set.channels)}
              onFocus={() => setAt(column.index)}
              onKeyDown={pressed(() => onOpenSet(set.channels))}
            >
              <rect
                className="upset-hit"
                x={column.x - measures.column / 2 + 1}
                y={1}
                width={measures.column - 2}
                height={layout.height - 2}
                rx={4}
              />
              <rect
                className="upset-bar"
                x={column.x - 9}
                y={column.top}
                width={18}
                height={column.height}
                rx={2}
              />
              <text className="upset-figure" x={column.x} y={column.top - 8} textAnchor="middle">
                {set.conversions < 10_000 ? shown : format.compact(set.conversions)}
              </text>
              {layout.rows.map((row) => (
                <circle
                  key={row.channel}
                  className="upset-place"
                  cx={column.x}
                  cy={row.y}
                  r={4.5}
                />
              ))}
              {column.rows.length > 1 ? (
                <line
                  className="upset-line"
                  x1={column.x}
                  x2={column.x}
                  y1={y(column.rows[0])}
                  y2={y(column.rows.at(-1))}
                />
              ) : null}
              {column.rows.map((index) => (
                <circle key={index} className="upset-dot" cx={column.x} cy={y(index)} r={5} />
              ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

interface StripesProps {
  layout: UpsetLayout;
  measures: UpsetMeasures;
  from: number;
}

/** Every second row has a ground, so that the eye keeps to it. */
function Stripes({ layout, measures, from }: StripesProps) {
  return layout.rows
    .filter((_, index) => index % 2 === 0)
    .map((row) => (
      <rect
        key={row.channel}
        className="upset-stripe"
        x={from}
        y={row.y - measures.row / 2}
        width={layout.width - from}
        height={measures.row}
      />
    ));
}

function colourOf(channel: string): string {
  return channel === NOBODY ? 'var(--hairline-strong)' : `var(${channelColourVariable(channel)})`;
}

/** SVG text does not end by itself. */
function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

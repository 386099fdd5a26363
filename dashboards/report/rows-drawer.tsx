import { Drawer } from '@mantine/core';
import type { Column, Opening } from '@throughline/api/contract/table';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricValue } from '../format/metric-value.ts';
import { wordText } from '../i18n/channel-name.ts';
import type { OpenedCell } from './drill.ts';
import { customerOf, isByItself, journeysOf, parseOpened } from './drill.ts';
import { DrillRows } from './drill-rows.tsx';
import '../styles/journeys.css';
import '../styles/journeys-drawer.css';

const JourneyTimelineView = lazy(async () => {
  const { JourneyTimelineView: view } = await import('../pages/journeys/journey-timeline.tsx');
  return { default: view };
});

const CustomerCardView = lazy(async () => {
  const { CustomerCardView: view } = await import('../pages/customers/card-with-messages.tsx');
  return { default: view };
});

/** The figure of the table that was opened. */
export interface OpenedFigure {
  readonly title: string;
  readonly column: Column;
  readonly value: MetricValue;
  readonly opening: Opening;
}

interface RowsDrawerProps {
  /** From the first that was opened to the one on screen, as the address has them. */
  levels: readonly string[];
  /** What the first level belongs to; null while it is not on screen. */
  figure: OpenedFigure | null;
  days: { readonly from: string; readonly to: string };
  currency: string;
  timezone: string;
  onChange: (levels: readonly string[]) => void;
}

/** A stack beside the page: a figure, its rows, one of them, its journey. Back goes one up. */
export function RowsDrawer(props: RowsDrawerProps) {
  const { levels, figure, days, currency, timezone, onChange } = props;
  const { t } = useTranslation();
  const opened = useMemo(() => levels.map(parseOpened), [levels]);
  const top = opened.at(-1) ?? null;
  const isFirst = levels.length === 1;
  // A journey or a customer says itself what it is of.
  const isAlone = top !== null && isByItself(top.path);
  const isReady = top !== null && (figure !== null || !isFirst || isAlone);
  const title = isFirst && !isAlone ? (figure?.title ?? '') : top ? titleOf(top, t) : '';
  return (
    <Drawer
      opened={isReady}
      onClose={() => onChange([])}
      position="right"
      size={680}
      title={title}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: 'drawer-content journeys-drawer',
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body',
      }}
      data-testid="drawer"
    >
      {levels.length > 1 ? (
        <button
          type="button"
          className="text-button back-button"
          data-testid="drawer-back"
          onClick={() => onChange(levels.slice(0, -1))}
        >
          <span aria-hidden="true">‹ </span>
          {t('data.back')}
        </button>
      ) : null}
      {isReady ? (
        <Level
          key={levels.join(' ')}
          cell={top}
          figure={isFirst ? figure : null}
          days={days}
          currency={currency}
          timezone={timezone}
          onOpen={(level) => onChange([...levels, level])}
        />
      ) : null}
    </Drawer>
  );
}

function titleOf(cell: OpenedCell, t: TFunction): string {
  const journeys = journeysOf(cell.path);
  if (journeys)
    return t(journeys.length === 1 ? 'journeys.drawer.title_journey' : 'data.purchases');
  if (customerOf(cell.path) !== null) return t('data.customer');
  return t('data.rowsBehind', {
    name: Object.entries(cell.query)
      .filter(([key]) => key !== 'value')
      .flatMap(([key, value]) => [value].flat().map((one) => wordText(t, key, one)))
      .join(', '),
  });
}

interface LevelProps extends Omit<RowsDrawerProps, 'levels' | 'onChange'> {
  cell: OpenedCell;
  onOpen: (level: string) => void;
}

function Level({ cell, figure, days, currency, timezone, onOpen }: LevelProps) {
  const { t } = useTranslation();
  const journeys = journeysOf(cell.path);
  const customer = customerOf(cell.path);
  const [only] = journeys ?? [];
  if (customer !== null)
    return (
      <Suspense fallback={null}>
        <CustomerCardView customer={customer} onOpen={onOpen} />
      </Suspense>
    );
  if (journeys?.length === 1 && only !== undefined)
    return (
      <Suspense fallback={null}>
        <JourneyTimelineView conversion={only} onOpen={onOpen} />
      </Suspense>
    );
  if (journeys)
    return (
      <ul className="journey-rows">
        {journeys.map((conversion, at) => (
          <li key={conversion} data-testid="journey-row">
            <button
              type="button"
              className="journey-row"
              onClick={() => onOpen(`journey:journeys/${conversion}`)}
            >
              {t('data.purchase', { number: at + 1 })}
            </button>
          </li>
        ))}
      </ul>
    );
  return (
    <DrillRows
      cell={cell}
      figure={figure}
      days={days}
      currency={currency}
      timezone={timezone}
      onOpen={onOpen}
    />
  );
}

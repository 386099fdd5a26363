import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../../address/parameters.ts';
import type { Catalogue } from '../../format/catalogue.ts';
import { judgedRows } from './answer.ts';
import { TimeFigure } from './time-figure.tsx';

export const CHARTS = ['time', 'romi', 'share'] as const;
export type Chart = (typeof CHARTS)[number];

/** With fewer paid channels a picture of bubbles says less than the table. */
const LEAST_BUBBLES = 4;

interface ChannelFiguresProps {
  report: ChannelsReport;
  catalogue: Catalogue;
}

/** One picture at a time: over time, cost against ROMI, shares. */
export function ChannelFigures({ report, catalogue }: ChannelFiguresProps) {
  const { t } = useTranslation();
  const asked = new URLSearchParams(useSearch()).get('chart');
  const { judged } = judgedRows(report);
  const offered = CHARTS.filter((chart) => chart !== 'romi' || judged.length >= LEAST_BUBBLES);
  const shown = offered.find((chart) => chart === asked) ?? 'time';
  const Figure = FIGURES[shown];
  return (
    <section className="figure-block" aria-label={t(`chart.tab_${shown}`)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in a line */}
      <div className="figure-tabs" role="group" aria-label={t('chart.tabs')}>
        {offered.map((chart) => (
          <button
            key={chart}
            type="button"
            className="preset"
            aria-pressed={chart === shown}
            data-testid={`chart-${chart}`}
            onClick={() => choose(chart)}
          >
            {t(`chart.tab_${chart}`)}
          </button>
        ))}
      </div>
      <Suspense fallback={<div className="chart-room skeleton" />}>
        <Figure report={report} catalogue={catalogue} />
      </Suspense>
    </section>
  );
}

const BubbleFigure = lazy(async () => {
  const { BubbleFigure: figure } = await import('./bubble-figure.tsx');
  return { default: figure };
});
const ShareFigure = lazy(async () => {
  const { ShareFigure: figure } = await import('./share-figure.tsx');
  return { default: figure };
});

const FIGURES = { time: TimeFigure, romi: BubbleFigure, share: ShareFigure };

function choose(chart: Chart): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  if (chart === 'time') query.delete('chart');
  else query.set('chart', chart);
  navigate(withQuery(pathname, readableQuery(query)), { replace: true });
}

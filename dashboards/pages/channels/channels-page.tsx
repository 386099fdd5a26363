import { useQuery } from '@tanstack/react-query';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { lazy, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Misread } from '../../address/address-state.ts';
import { ApiError, isTransient } from '../../client/api-error.ts';
import { metricsQueryOptions } from '../../client/queries.ts';
import { usePeriod } from '../../client/use-period.ts';
import { useOfferCommands } from '../../controls/offered-commands.ts';
import { OnceOpened } from '../../controls/once-opened.tsx';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Footnote } from '../footnote.tsx';
import { LinkNotice } from '../link-notice.tsx';
import { useStrays } from '../use-strays.ts';
import { AnswerSentence } from './answer-sentence.tsx';
import { BubbleFigure } from './bubble-figure.tsx';
import { createCatalogue } from './catalogue.ts';
import { PRESET_COLUMNS } from './column-presets.ts';
import { EmptyPeriod, EmptyWarehouse } from './empty-states.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { findRow } from './find-row.ts';
import { ChannelsSkeleton } from './skeleton.tsx';
import { TableSection } from './table-section.tsx';
import { useChannels } from './use-channels.ts';
import { useCommands } from './use-commands.ts';

const CellDrawer = lazy(async () => {
  const { CellDrawer: drawer } = await import('./cell-drawer.tsx');
  return { default: drawer };
});

const NO_COLUMNS: ChannelsReport['columns'] = [];

const NO_STRAYS: readonly Misread[] = [];

/** "Which channels earn more than they cost?": the answer, one chart, the table that proves it. */
export function ChannelsPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const { state, language } = useView();
  const period = usePeriod(state.period, page.usualPeriod);
  const channels = useChannels(state, period);
  const { answers } = channels;
  const metrics = useQuery(metricsQueryOptions);
  // Until the catalogue is there, names of metrics would be in English whatever the language.
  const report = metrics.isPending ? null : channels.report;
  const catalogue = useMemo(
    () => createCatalogue(metrics.data, report?.columns ?? NO_COLUMNS, language),
    [metrics.data, report?.columns, language],
  );
  useOfferCommands(useCommands());
  useEffect(() => {
    document.title = `${t('page.title')} – Throughline`;
  }, [t]);

  const { cell } = state;
  const shown = useMemo(
    () => (cell && report ? findRow(report, answers, cell.row) : undefined),
    [answers, report, cell],
  );

  const isStray = cell !== null && shown === null && !channels.stale;
  const missing = useMemo(
    () =>
      isStray && cell ? [{ parameter: 'cell', value: `${cell.metric}:${cell.row}` }] : NO_STRAYS,
    [isStray, cell],
  );
  const strays = useStrays(page.own, missing);

  if (channels.error instanceof ApiError && channels.error.status === 401) return <ApiKeyScreen />;

  const empty = report !== null && report.meta.data === null;
  const emptyPeriod = report !== null && !empty && report.rows.length === 0;
  // Figures on screen outlive a server that does not answer, but not a question that cannot be answered.
  const readable = !channels.error || isTransient(channels.error);
  const proven = report !== null && readable && !empty && !emptyPeriod;
  const content = channels.stale || channels.error ? 'content stale' : 'content';
  return (
    <>
      <div className="headline">
        <FilterSentence page={page} period={period} currency={report?.meta.currency ?? null} />
        <LinkNotice strays={strays} />
        <h1>{t('page.title')}</h1>
        {proven && !channels.error ? (
          <div className={content}>
            <AnswerSentence report={report} />
          </div>
        ) : null}
      </div>
      {channels.error ? (
        <ErrorNotice
          error={channels.error}
          title={t('error.title')}
          onRetry={channels.retry}
          withStale={proven}
        />
      ) : null}
      {report === null || !readable ? (
        channels.error ? null : (
          <ChannelsSkeleton />
        )
      ) : empty ? (
        <EmptyWarehouse />
      ) : emptyPeriod && report.meta.data ? (
        <EmptyPeriod data={report.meta.data} />
      ) : (
        <div className={content} aria-busy={channels.stale} data-testid="content">
          <BubbleFigure
            report={report}
            catalogue={catalogue}
            columns={PRESET_COLUMNS[state.columns]}
          />
          <TableSection
            report={report}
            answers={answers}
            catalogue={catalogue}
            onRetry={channels.retry}
          />
          <Footnote meta={report.meta} />
          <OnceOpened opened={cell !== null && shown !== null}>
            <CellDrawer
              report={report}
              catalogue={catalogue}
              shown={shown ?? undefined}
              opened={cell !== null && shown !== null}
            />
          </OnceOpened>
        </div>
      )}
    </>
  );
}

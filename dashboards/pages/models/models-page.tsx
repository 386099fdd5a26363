import { type AttributionReport, attribution } from '@throughline/api/contract/reports/attribution';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isTransient } from '../../client/api-error.ts';
import { usePeriod } from '../../client/use-period.ts';
import { useOfferCommands } from '../../controls/offered-commands.ts';
import { askedDimensions } from '../../filters/asked-dimensions.ts';
import { channelName } from '../../i18n/channel-name.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { EmptyData } from '../empty-data.tsx';
import { EmptyPeriod } from '../empty-period.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Footnote } from '../footnote.tsx';
import { FilterSentence } from '../journeys/filter-sentence.tsx';
import { JourneysDrawer } from '../journeys/journeys-drawer.tsx';
import { useJourneyFilters } from '../journeys/use-journey-filters.ts';
import { useJourneyStrays } from '../journeys/use-journey-strays.ts';
import { LinkNotice } from '../link-notice.tsx';
import { useStrays } from '../use-strays.ts';
import { AnswerSentence } from './answer-sentence.tsx';
import { CardDrawer } from './card-drawer.tsx';
import { CreditDrawer } from './credit-drawer.tsx';
import { IntervalFigure } from './interval-figure.tsx';
import { MatrixSection } from './matrix-section.tsx';
import { RunLine } from './run-line.tsx';
import { ModelsSkeleton } from './skeleton.tsx';
import { sortedRows } from './sorted-rows.ts';
import { useAttribution } from './use-attribution.ts';
import { useModelsCommands } from './use-models-commands.ts';
import '../../styles/analyst.css';
import '../../styles/journeys.css';
import '../../styles/journeys-drawer.css';

const DIMENSIONS = askedDimensions(attribution.query.shape);
const NO_ROWS: AttributionReport['rows'] = [];

/** "How much does the choice of a model matter?": the answer, its chart, the matrix. */
export function ModelsPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const { state, format } = useView();
  const period = usePeriod(state.period, page.usualPeriod);
  const answer = useAttribution(state, period);
  const { report, stale } = answer;
  const filters = useJourneyFilters(answer.days);
  const strays = useStrays(page.own, useJourneyStrays());
  useOfferCommands(useModelsCommands());
  useEffect(() => {
    document.title = `${t('analyst.title')} – Throughline`;
  }, [t]);

  const rows = useMemo(
    () =>
      sortedRows(
        report?.rows ?? NO_ROWS,
        state.matrixSort,
        state.measure,
        (row) => channelName(t, row.channel),
        format.locale,
      ),
    [report?.rows, state.matrixSort, state.measure, t, format.locale],
  );

  const { error } = answer;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;

  const empty = report !== null && report.meta.data === null;
  const emptyPeriod = report !== null && !empty && report.rows.length === 0;
  // Figures on screen outlive a server that does not answer, but not a question that cannot be answered.
  const readable = !error || isTransient(error);
  const proven = report !== null && readable && !empty && !emptyPeriod;
  const content = stale || error ? 'content stale' : 'content';
  return (
    <>
      <div className="headline">
        <FilterSentence
          page={page}
          period={{ ...period, days: answer.days }}
          dimensions={DIMENSIONS}
        />
        <LinkNotice strays={strays} />
        <h1>{t('analyst.title')}</h1>
        {proven && !error ? (
          <div className={content}>
            <RunLine meta={report.meta} />
            <AnswerSentence report={report} />
          </div>
        ) : null}
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={answer.retry}
          withStale={proven}
        />
      ) : null}
      {report === null || !readable ? (
        error ? null : (
          <ModelsSkeleton />
        )
      ) : empty ? (
        <EmptyData willStand={t('analyst.title')} shape={<ModelsSkeleton ghost />} />
      ) : emptyPeriod && report.meta.data ? (
        <EmptyPeriod data={report.meta.data} isNarrowed={state.where.length > 0} />
      ) : (
        <div className={content} aria-busy={stale} data-testid="content">
          <IntervalFigure report={report} rows={rows} />
          <MatrixSection report={report} rows={rows} />
        </div>
      )}
      {proven ? <Footnote meta={report.meta} /> : null}
      <CreditDrawer report={proven ? report : null} />
      <CardDrawer report={report} />
      <JourneysDrawer filters={filters} />
    </>
  );
}

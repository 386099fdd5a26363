import { useHotkeys } from '@mantine/hooks';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isTransient } from '../../client/api-error.ts';
import { Palette } from '../../controls/palette.tsx';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { EmptyPeriod } from '../channels/empty-states.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Footnote } from '../footnote.tsx';
import type { JourneyFilters } from '../journeys-panels/journeys-panels.tsx';
import { JourneysPanels } from '../journeys-panels/journeys-panels.tsx';
import { Masthead } from '../masthead.tsx';
import { AnswerSentence } from './answer-sentence.tsx';
import { CardDrawer } from './card-drawer.tsx';
import { CreditDrawer } from './credit-drawer.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { IntervalFigure } from './interval-figure.tsx';
import { MatrixSection } from './matrix-section.tsx';
import { RunLine } from './run-line.tsx';
import { AnalystSkeleton } from './skeleton.tsx';
import { sortedRows } from './sorted-rows.ts';
import { useAnalystCommands } from './use-analyst-commands.ts';
import { useAttribution } from './use-attribution.ts';
import '../../styles/analyst.css';

const NO_ROWS: AttributionReport['rows'] = [];

/** The reader's calendar day; the server counts days in the business's zone. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** "What does each model say, and how sure is it?": the answer, its chart, the matrix, the journeys. */
export function AnalystPage() {
  const { t } = useTranslation();
  const { state, format } = useView();
  const [day] = useState(today);
  const [palette, setPalette] = useState(false);
  const attribution = useAttribution(state, day);
  const { report, stale, period } = attribution;
  const end = report?.meta.data?.to;
  const anchor = end && end < day ? end : day;
  const commands = useAnalystCommands(anchor);

  useHotkeys([
    ['/', () => setPalette(true)],
    ['mod+K', () => setPalette(true)],
  ]);
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
  const { from, to } = period;
  const { basis, of, value } = state;
  const filters = useMemo<JourneyFilters>(
    () => ({ from, to, basis, of, value }),
    [from, to, basis, of, value],
  );

  if (attribution.error instanceof ApiError && attribution.error.status === 401) {
    return (
      <main className="page">
        <Masthead onCommands={() => setPalette(true)} />
        <ApiKeyScreen />
        <Palette opened={palette} onClose={() => setPalette(false)} commands={commands} />
      </main>
    );
  }

  const empty = report !== null && report.meta.data === null;
  const emptyPeriod = report !== null && !empty && report.rows.length === 0;
  const { error } = attribution;
  // Figures on screen outlive a server that does not answer, but not a question that cannot be answered.
  const readable = !error || isTransient(error);
  const proven = report !== null && readable && !empty && !emptyPeriod;
  const content = stale || error ? 'content stale' : 'content';
  return (
    <>
      <a className="skip-link" href="#table">
        {t('analyst.skip')}
      </a>
      <main className="page">
        <Masthead onCommands={() => setPalette(true)} />
        <div className="headline">
          <FilterSentence period={period} anchor={anchor} />
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
            onRetry={attribution.retry}
            withStale={proven}
          />
        ) : null}
        {report === null || !readable ? (
          error ? null : (
            <AnalystSkeleton />
          )
        ) : empty ? (
          <EmptyWarehouse />
        ) : emptyPeriod && report.meta.data ? (
          <EmptyPeriod data={report.meta.data} />
        ) : (
          <div className={content} aria-busy={stale} data-testid="content">
            <IntervalFigure report={report} rows={rows} />
            <MatrixSection report={report} rows={rows} />
          </div>
        )}
        {/* What the panels read does not wait for the models. */}
        {attribution.known && !empty && !emptyPeriod ? <JourneysPanels filters={filters} /> : null}
        {proven ? <Footnote meta={report.meta} /> : null}
        <CreditDrawer report={proven ? report : null} />
        <CardDrawer report={report} />
      </main>
      <Palette opened={palette} onClose={() => setPalette(false)} commands={commands} />
    </>
  );
}

/** An empty warehouse: what to do next, and what will stand here. */
function EmptyWarehouse() {
  const { t } = useTranslation();
  return (
    <>
      <section className="state-screen" data-testid="empty">
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.next')}</p>
        <pre>
          <code>{'npx throughline import <source> <file>\nnpm run demo'}</code>
        </pre>
        <p className="soft">{t('analyst.empty')}</p>
      </section>
      <AnalystSkeleton ghost />
    </>
  );
}

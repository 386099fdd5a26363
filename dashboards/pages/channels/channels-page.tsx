import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ChannelsReport } from '@throughline/api/contract/channels';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAID_ID, TOTAL_ID } from '../../address/row-id.ts';
import { ApiError } from '../../client/api-error.ts';
import { metricsQueryOptions } from '../../client/queries.ts';
import { CommandPalette } from '../../controls/command-palette.tsx';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Masthead } from '../masthead.tsx';
import { useView } from '../view.ts';
import { AnswerSentence } from './answer-sentence.tsx';
import { BubbleFigure } from './bubble-figure.tsx';
import { createCatalogue } from './catalogue.ts';
import { CellDrawer } from './cell-drawer.tsx';
import { PRESET_COLUMNS } from './column-presets.ts';
import { EmptyPeriod, EmptyWarehouse } from './empty-states.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { ChannelsSkeleton } from './skeleton.tsx';
import { TableSection } from './table-section.tsx';
import { treeLines } from './tree.ts';
import { useChannels } from './use-channels.ts';
import { useCommands } from './use-commands.ts';

const NO_COLUMNS: ChannelsReport['columns'] = [];

/** The reader's calendar day; the server counts days in the business's zone. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** "Which channels earn more than they cost?": the answer, one chart, the table that proves it. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const { state, language } = useView();
  const [day] = useState(today);
  const [palette, setPalette] = useState(false);
  const channels = useChannels(state, day);
  const { report, answers } = channels;
  const metrics = useQuery(metricsQueryOptions);
  const catalogue = useMemo(
    () => createCatalogue(metrics.data, report?.columns ?? NO_COLUMNS, language),
    [metrics.data, report?.columns, language],
  );
  const end = report?.meta.data?.to;
  const anchor = end && end < day ? end : day;
  const commands = useCommands(anchor);

  useHotkeys([
    ['/', () => setPalette(true)],
    ['mod+K', () => setPalette(true)],
  ]);
  useEffect(() => {
    document.title = `${t('page.title')} – Throughline`;
  }, [t]);

  const shown = useMemo(() => {
    const { cell } = state;
    if (!cell) return undefined;
    if (cell.row === PAID_ID) return report?.paid;
    if (cell.row === TOTAL_ID) return report?.totals;
    const line = treeLines(answers, state.open, state.sort).find(({ id }) => id === cell.row);
    return line?.type === 'row' ? line.row : undefined;
  }, [answers, report, state]);

  if (channels.error instanceof ApiError && channels.error.status === 401) {
    return (
      <main className="page">
        <Masthead onCommands={() => setPalette(true)} />
        <ApiKeyScreen />
        <CommandPalette opened={palette} onClose={() => setPalette(false)} commands={commands} />
      </main>
    );
  }

  const empty = report !== null && report.meta.data === null;
  const emptyPeriod = report !== null && !empty && report.rows.length === 0;
  const proven = report !== null && !channels.error && !empty && !emptyPeriod;
  return (
    <>
      <a className="skip-link" href="#table">
        {t('app.skip')}
      </a>
      <main className="page">
        <Masthead onCommands={() => setPalette(true)} />
        <div className="headline">
          <FilterSentence
            period={channels.period}
            anchor={anchor}
            currency={report?.meta.currency ?? null}
          />
          <h1>{t('page.title')}</h1>
          {proven ? (
            <div className={channels.stale ? 'content stale' : 'content'}>
              <AnswerSentence report={report} />
            </div>
          ) : null}
        </div>
        {channels.error ? (
          <ErrorNotice error={channels.error} title={t('error.title')} onRetry={channels.retry} />
        ) : report === null ? (
          <ChannelsSkeleton />
        ) : empty ? (
          <EmptyWarehouse />
        ) : emptyPeriod && report.meta.data ? (
          <EmptyPeriod data={report.meta.data} />
        ) : (
          <div
            className={channels.stale ? 'content stale' : 'content'}
            aria-busy={channels.stale}
            data-testid="content"
          >
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
            <Footnote report={report} />
            <CellDrawer report={report} catalogue={catalogue} shown={shown} />
          </div>
        )}
      </main>
      <CommandPalette opened={palette} onClose={() => setPalette(false)} commands={commands} />
    </>
  );
}

function Footnote({ report }: { report: ChannelsReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { meta } = report;
  if (meta.as_of === null) return null;
  return (
    <p className="footnote">
      {t('page.state', {
        moment: format.moment(meta.as_of, meta.timezone),
        revision: meta.revision,
        timezone: meta.timezone,
      })}{' '}
      {t('table.keys')}
    </p>
  );
}

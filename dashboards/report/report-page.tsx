import { useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { Column, Opening } from '@throughline/api/contract/table';
import { Suspense, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isTransient } from '../client/api-error.ts';
import { metricsQueryOptions } from '../client/queries.ts';
import { usePeriod } from '../client/use-period.ts';
import { useOfferCommands } from '../controls/offered-commands.ts';
import type { PageEntry } from '../page-list.ts';
import { ApiKeyScreen } from '../pages/api-key-screen.tsx';
import { createCatalogue } from '../pages/channels/catalogue.ts';
import { EmptyPeriod } from '../pages/channels/empty-states.tsx';
import { EmptyData, EmptyPlan } from '../pages/empty-data.tsx';
import { ErrorNotice } from '../pages/error-notice.tsx';
import { Footnote } from '../pages/footnote.tsx';
import { LinkNotice } from '../pages/link-notice.tsx';
import { TableSkeleton } from '../pages/page-skeleton.tsx';
import { useView } from '../view/view.ts';
import { choiceParts } from './choice-parts.ts';
import { formatOpened } from './drill.ts';
import { findFigure } from './find-figure.ts';
import { ReportAnswer } from './report-answer.tsx';
import { reportColumns } from './report-columns.ts';
import { REPORT_FIGURES } from './report-figures.ts';
import { ReportSection } from './report-section.tsx';
import { ReportSentence } from './report-sentence.tsx';
import { RowsDrawer } from './rows-drawer.tsx';
import { useTableChoices } from './table-choices.ts';
import { useReport } from './use-report.ts';
import { useReportCommands } from './use-report-commands.ts';

/** The page of a report with nothing particular: everything on it comes from the contract. */
export function ReportPage({ page }: { page: PageEntry }) {
  const contract = page.report && (CONTRACTS[page.report] as unknown as ReportContract);
  if (!contract) throw new Error(`The page ${page.name} has neither a report nor a component`);
  return <ContractPage page={page} contract={contract} />;
}

function ContractPage({ page, contract }: { page: PageEntry; contract: ReportContract }) {
  const { t } = useTranslation();
  const { state, language, format } = useView();
  const question = contract.question[language];
  const period = usePeriod(state.period, page.usualPeriod);
  const report = useReport(contract, period);
  const metrics = useQuery(metricsQueryOptions);
  const [choices, change] = useTableChoices();
  const parts = useMemo(() => choiceParts(contract.query.shape), [contract]);
  useOfferCommands(useReportCommands(parts, report.parameters));
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);

  const { error, stale, parameters } = report;
  // Until the catalogue is there, metrics have no names.
  const answer = metrics.isPending ? null : report.answer;
  const table = useMemo(() => (answer ? contract.table(answer) : null), [answer, contract]);
  const catalogue = useMemo(
    () => createCatalogue(metrics.data, [], language),
    [metrics.data, language],
  );
  const asked = useMemo(
    () => contract.query.safeParse(parameters).data ?? parameters,
    [contract, parameters],
  );
  const open = useCallback(
    ({ key }: Pick<Column, 'key'>, opening: Opening) =>
      change({ opened: [formatOpened(key, opening)] }),
    [change],
  );
  const Figure = page.report && REPORT_FIGURES[page.report];
  const timezone = answer?.meta.timezone ?? 'UTC';
  const columns = useMemo(
    () =>
      table
        ? reportColumns({
            ...{ table, asked, catalogue, language, onOpen: open },
            writing: { t, format, timezone },
          })
        : [],
    [table, asked, catalogue, language, open, t, format, timezone],
  );
  const [first] = choices.opened;
  const figure = useMemo(
    () =>
      table && first !== undefined
        ? findFigure(first, table, asked, { catalogue, language, writing: { t, format, timezone } })
        : null,
    [first, table, asked, catalogue, language, t, format, timezone],
  );
  // A figure of a row that there is not is a stray of the link, once the rows are there.
  const isStray = first !== undefined && table !== null && !stale && figure === null;
  const strays = useMemo(
    () =>
      isStray && first !== undefined
        ? [...report.strays, { parameter: 'cell', value: first }]
        : report.strays,
    [report.strays, isStray, first],
  );

  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  const isPlanless = error instanceof ApiError && error.code === 'plan_missing';
  const readable = !error || isTransient(error);
  const plain = table?.rows.filter(({ sum }) => sum === undefined) ?? [];
  const meta = answer?.meta ?? null;
  const isEmpty = meta !== null && meta.data === null;
  const isProven = table !== null && meta !== null && readable;
  return (
    <>
      <div className="headline">
        <ReportSentence
          page={page}
          contract={contract}
          parts={parts}
          period={period}
          parameters={parameters}
          meta={meta}
        />
        <LinkNotice strays={strays} />
        <h1>{question}</h1>
        {isProven && !isEmpty && (plain.length > 0 || contract.isOfMonth) && answer ? (
          <ReportAnswer contract={contract} answer={answer} />
        ) : null}
      </div>
      {isPlanless ? (
        <EmptyPlan year={period.days.to.slice(0, 4)} willStand={question} />
      ) : error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={report.retry}
          withStale={isProven}
        />
      ) : null}
      {!isProven ? (
        error ? null : (
          <TableSkeleton />
        )
      ) : isEmpty ? (
        <EmptyData willStand={question} />
      ) : plain.length === 0 && meta.data && !contract.isOfMonth ? (
        <EmptyPeriod data={meta.data} />
      ) : (
        <div
          className={stale || error ? 'content stale' : 'content'}
          aria-busy={stale}
          data-testid="content"
        >
          {Figure && answer ? (
            <Suspense fallback={null}>
              <Figure answer={answer as never} asked={asked as never} onOpen={open} />
            </Suspense>
          ) : null}
          {/* A month of which nothing has changed has no rows, and its answer has said so. */}
          {plain.length > 0 || !contract.isOfMonth ? (
            <ReportSection
              page={page.path}
              name={contract.name}
              title={t(`tableTitle.${page.name}`, { defaultValue: t(`tab.${page.name}`) })}
              report={report}
              table={table}
              columns={columns}
              currency={meta.currency}
              notes={(answer && contract.notes?.(answer, language)) ?? []}
            />
          ) : null}
          <Footnote meta={meta} />
        </div>
      )}
      {meta ? (
        <RowsDrawer
          levels={choices.opened}
          figure={figure}
          days={period.days}
          currency={meta.currency}
          timezone={timezone}
          onChange={(opened) => change({ opened })}
        />
      ) : null}
    </>
  );
}

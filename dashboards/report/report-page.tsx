import { useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { Column, Opening } from '@throughline/api/contract/table';
import { type ReactNode, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Misread } from '../address/address-state.ts';
import { ApiError, isTransient } from '../client/api-error.ts';
import { metricsQueryOptions } from '../client/queries.ts';
import { usePeriod } from '../client/use-period.ts';
import { useOfferCommands } from '../controls/offered-commands.ts';
import type { SentencePart } from '../controls/sentence-part.ts';
import type { PageEntry } from '../page-list.ts';
import { ApiKeyScreen } from '../pages/api-key-screen.tsx';
import { createCatalogue } from '../pages/channels/catalogue.ts';
import { EmptyPeriod } from '../pages/channels/empty-states.tsx';
import { EmptyData } from '../pages/empty-data.tsx';
import { ErrorNotice } from '../pages/error-notice.tsx';
import { Footnote } from '../pages/footnote.tsx';
import { LinkNotice } from '../pages/link-notice.tsx';
import { TableSkeleton } from '../pages/page-skeleton.tsx';
import { useView } from '../view/view.ts';
import { choiceParts } from './choice-parts.ts';
import { formatOpened } from './drill.ts';
import { findFigure } from './find-figure.ts';
import { ReportAnswer } from './report-answer.tsx';
import { openingOf, reportColumns } from './report-columns.ts';
import { REPORT_FIGURES } from './report-figures.ts';
import { ReportSection } from './report-section.tsx';
import { ReportSentence } from './report-sentence.tsx';
import { RowsDrawer } from './rows-drawer.tsx';
import { useTableChoices } from './table-choices.ts';
import { type Answer, type AnswerMeta, useReport } from './use-report.ts';
import { useReportCommands } from './use-report-commands.ts';

/** What a page has beside what the contract of its report gives it. */
export interface PageExtras {
  /** Parts of the sentence that come first, from the answer on screen. */
  readonly parts?: (meta: AnswerMeta | null) => readonly SentencePart[];
  /** What of the address the page itself could not follow. */
  readonly strays?: readonly Misread[];
  /** False until it is known what the report is asked. */
  readonly isKnown?: boolean;
  /** What stands in the place of figures where no plan is in force. */
  readonly planless?: ReactNode;
}

/** What stands above the table of a page is made of. */
export interface ShownAnswer {
  readonly answer: Answer;
  /** Opens what stands behind a cell, by the key of its row and its column. */
  readonly onOpen: (row: string, column: string) => void;
}

const NO_EXTRAS: PageExtras = {};
const NO_STRAYS: readonly Misread[] = [];

interface ReportPageProps {
  page: PageEntry;
  extras?: PageExtras;
  /** Draws what stands above the table, where the page has more than its contract says. */
  children?: ((shown: ShownAnswer) => ReactNode) | undefined;
}

/** The page of a report: all that is not handed in comes from the contract. */
export function ReportPage({ page, extras = NO_EXTRAS, children }: ReportPageProps) {
  const contract = page.report && (CONTRACTS[page.report] as unknown as ReportContract);
  if (!contract) throw new Error(`The page ${page.name} has neither a report nor a component`);
  return (
    <ContractPage page={page} contract={contract} extras={extras}>
      {children}
    </ContractPage>
  );
}

interface ContractPageProps extends ReportPageProps {
  contract: ReportContract;
  extras: PageExtras;
}

function ContractPage({ page, contract, extras, children }: ContractPageProps) {
  const { t } = useTranslation();
  const { state, language, format } = useView();
  const question = contract.question[language];
  const period = usePeriod(state.period, page.usualPeriod, page.isOfMonths);
  const report = useReport(contract, period, extras.isKnown);
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
  const openRow = useCallback(
    (key: string, name: string) => {
      const row = table?.rows.find((one) => one.key === key);
      const column = table?.columns.find((one) => one.key === name);
      const opening = row && column ? openingOf(column, row, asked) : null;
      if (column && opening) open(column, opening);
    },
    [table, asked, open],
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
  const { strays: own = NO_STRAYS } = extras;
  const strays = useMemo(
    () => [
      ...report.strays,
      ...own.filter((one) => !report.strays.some(({ parameter }) => parameter === one.parameter)),
      ...(isStray && first !== undefined ? [{ parameter: 'cell', value: first }] : []),
    ],
    [report.strays, own, isStray, first],
  );

  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  const isPlanless =
    extras.planless !== undefined && error instanceof ApiError && error.code === 'plan_missing';
  const readable = !error || isTransient(error);
  const plain = table?.rows.filter(({ sum }) => sum === undefined) ?? [];
  const meta = answer?.meta ?? null;
  // A plan says what it would bring before anything has happened.
  const isEmpty = meta !== null && meta.data === null && !contract.isOfWholePlan;
  const isProven = table !== null && meta !== null && readable;
  return (
    <>
      <div className="headline">
        <ReportSentence
          page={page}
          contract={contract}
          first={extras.parts?.(meta) ?? []}
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
        extras.planless
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
          {answer ? children?.({ answer, onOpen: openRow }) : null}
          {Figure && answer ? (
            <Suspense fallback={null}>
              <Figure answer={answer as never} asked={asked as never} onOpen={open} />
            </Suspense>
          ) : null}
          <ReportSection
            page={page.path}
            name={contract.name}
            title={t(`tab.${page.name}`)}
            report={report}
            table={table}
            columns={columns}
            currency={meta.currency}
            notes={(answer && contract.notes?.(answer, language)) ?? []}
          />
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

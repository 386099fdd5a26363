import { useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import type { Column, Opening } from '@throughline/api/contract/table';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../address/address-state.ts';
import { ApiError, isTransient } from '../client/api-error.ts';
import { metricsQueryOptions } from '../client/queries.ts';
import { usePeriod } from '../client/use-period.ts';
import { useOfferCommands } from '../controls/offered-commands.ts';
import { OnceOpened } from '../controls/once-opened.tsx';
import { askedDimensions } from '../filters/asked-dimensions.ts';
import { createCatalogue } from '../format/catalogue.ts';
import { type PageEntry, usualChoices } from '../page-list.ts';
import { ApiKeyScreen } from '../pages/api-key-screen.tsx';
import { EmptyData } from '../pages/empty-data.tsx';
import { EmptyPeriod } from '../pages/empty-period.tsx';
import { ErrorNotice } from '../pages/error-notice.tsx';
import { Footnote } from '../pages/footnote.tsx';
import { LinkNotice } from '../pages/link-notice.tsx';
import { TableSkeleton } from '../pages/page-skeleton.tsx';
import type { DataColumn } from '../table/data-column.ts';
import { useView } from '../view/view.ts';
import { choiceParts } from './choice-parts.ts';
import { datingOf } from './dating-of.ts';
import { formatOpened, isByItself, parseOpened } from './drill.ts';
import { findFigure } from './find-figure.ts';
import { MaturedNotice } from './matured-notice.tsx';
import { Notes } from './notes.tsx';
import type { PageSlots } from './page-slots.ts';
import { PICTURES } from './picture/pictures.ts';
import { openingOf, reportColumns } from './report-columns.ts';
import { REPORT_FIGURES } from './report-figures.ts';
import { ReportSection } from './report-section.tsx';
import { ReportSentence } from './report-sentence.tsx';
import { useTableChoices } from './table-choices.ts';
import { useFirstLevel } from './use-first-level.ts';
import { useLevels } from './use-levels.ts';
import { useReport } from './use-report.ts';
import { useReportCommands } from './use-report-commands.ts';

const ReportAnswer = lazy(async () => {
  const { ReportAnswer: answer } = await import('./report-answer.tsx');
  return { default: answer };
});

const ReportPicture = lazy(async () => {
  const { ReportPicture: picture } = await import('./picture/report-picture.tsx');
  return { default: picture };
});

const RowsDrawer = lazy(async () => {
  const { RowsDrawer: drawer } = await import('./rows-drawer.tsx');
  return { default: drawer };
});

const NO_STRAYS: readonly Misread[] = [];
const NO_NAMES: readonly string[] = [];
const NO_COLUMNS: readonly DataColumn[] = [];

interface ContractPageProps {
  page: PageEntry;
  contract: ReportContract;
  /** What a page has beside that, or in place of it. */
  slots?: PageSlots;
}

const NO_SLOTS: PageSlots = {};

/** A page of a contract, with what is particular about it in its slots. */
export function ContractPage({ page, contract, slots = NO_SLOTS }: ContractPageProps) {
  const { t } = useTranslation();
  const { state, language, format } = useView();
  const question = slots.question ? t(slots.question) : contract.question[language];
  const search = useSearch();
  const parts = useMemo(
    // The switch beside the table chooses levels.
    () =>
      choiceParts(contract.query.shape, usualChoices(page)).filter(
        ({ key }) => !slots.levels || key !== 'by',
      ),
    [contract, page, slots],
  );
  const dating = useMemo(() => datingOf(parts, search), [parts, search]);
  const period = usePeriod(state.period, page.usualPeriod, page.isOfMonths, dating);
  const report = useReport(contract, period, page, slots.isKnown);
  const metrics = useQuery(metricsQueryOptions);
  const [choices, change] = useTableChoices();
  useOfferCommands(useReportCommands(parts, report.parameters));
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);

  const { error, stale, parameters } = report;
  const ofFirst = useFirstLevel(contract, slots.levels, parameters, period.known);
  // Until the catalogue is there, metrics have no names.
  const answer = metrics.isPending ? null : report.answer;
  const table = useMemo(() => (answer ? contract.table(answer) : null), [answer, contract]);
  const catalogue = useMemo(
    () => createCatalogue(metrics.data, [], language),
    [metrics.data, language],
  );
  const open = useCallback(
    ({ key }: Pick<Column, 'key'>, opening: Opening) =>
      change({ opened: [formatOpened(key, opening)] }),
    [change],
  );
  const timezone = answer?.meta.timezone ?? 'UTC';
  const writing = useMemo(() => ({ t, format, timezone }), [t, format, timezone]);
  const narrowing = useMemo(
    () => ({
      dimensions: askedDimensions(contract.query.shape),
      conditions: [parameters.where ?? []].flat(),
    }),
    [contract, parameters],
  );
  const [first] = choices.opened;
  const levels = useLevels({
    ...{ contract, parameters, choices, first: table },
    names: slots.levels ?? NO_NAMES,
    enabled: period.known,
  });
  const byDepth = useMemo(
    () =>
      levels.map((level) =>
        typeof level === 'string'
          ? null
          : {
              ...level,
              columns: reportColumns({
                ...{ table: level.table, asked: level.asked, catalogue, language },
                ...{ onOpen: open, writing, narrowing },
              }),
            },
      ),
    [levels, catalogue, language, open, writing, narrowing],
  );
  const openRow = useCallback(
    (key: string, name: string) => {
      const level = levels.find((one) => typeof one !== 'string');
      const row = level?.table.rows.find((one) => one.key === key);
      const column = level?.table.columns.find((one) => one.key === name);
      const opening = level && row && column ? openingOf(column, row, level.asked) : null;
      if (column && opening) open(column, opening);
    },
    [levels, open],
  );
  const Figure = page.report && REPORT_FIGURES[page.report];
  const pictures = page.report && PICTURES[page.report];
  const top = byDepth[0] ?? null;
  const columns = top?.columns ?? NO_COLUMNS;
  const figure = useMemo(() => {
    if (first === undefined) return null;
    const words = { catalogue, language, writing };
    for (const level of byDepth) {
      const found = level && findFigure(first, level.table, level.asked, words);
      if (found) return found;
    }
    return null;
  }, [first, byDepth, catalogue, language, writing]);
  // A figure of a row that there is not is a stray of the link, once the rows are there. A journey or customer needs none.
  const isStray =
    first !== undefined &&
    !stale &&
    figure === null &&
    byDepth.length > 0 &&
    !levels.includes('loading') &&
    !isByItself(parseOpened(first)?.path ?? '');
  const { strays: own = NO_STRAYS } = slots;
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
    slots.planless !== undefined && error instanceof ApiError && error.code === 'plan_missing';
  const readable = !error || isTransient(error);
  const plain = table?.rows.filter(({ sum }) => sum === undefined) ?? [];
  const meta = answer?.meta ?? null;
  // A plan says what it would bring before anything has happened.
  const isEmpty = meta !== null && meta.data === null && !contract.isOfWholePlan;
  const isAnswerWithoutRows = contract.isOfMonth === true || contract.mayFindNothing === true;
  const notes = (answer && contract.notes?.(answer, language)) ?? [];
  const isProven = table !== null && meta !== null && readable;
  return (
    <>
      <div className="headline">
        <ReportSentence
          page={page}
          contract={contract}
          first={slots.parts?.(meta) ?? []}
          parts={parts}
          period={period}
          parameters={parameters}
          meta={meta}
        />
        <LinkNotice strays={strays} />
        <MaturedNotice period={period} usual={page.usualPeriod} />
        <h1>{question}</h1>
        {isProven && !isEmpty && (plain.length > 0 || isAnswerWithoutRows) && answer ? (
          <div className={stale ? 'content stale' : 'content'}>
            {!slots.answer ? (
              <Suspense fallback={<p className="answer"> </p>}>
                <ReportAnswer contract={contract} answer={answer} catalogue={catalogue} />
              </Suspense>
            ) : ofFirst === null ? null : (
              slots.answer(ofFirst ?? answer)
            )}
          </div>
        ) : null}
      </div>
      {isPlanless ? (
        slots.planless
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
          (slots.skeleton ?? <TableSkeleton />)
        )
      ) : isEmpty ? (
        <EmptyData willStand={question} />
      ) : plain.length === 0 && meta.data && !isAnswerWithoutRows ? (
        <EmptyPeriod
          data={meta.data}
          isNarrowed={parameters.where !== undefined || parameters.segment !== undefined}
        />
      ) : (
        <div
          className={stale || error ? 'content stale' : 'content'}
          aria-busy={stale || levels.includes('loading')}
          data-testid="content"
        >
          {answer && ofFirst !== null
            ? slots.figure?.({ answer: ofFirst ?? answer, catalogue, parameters, onOpen: openRow })
            : null}
          {Figure && answer && top ? (
            <Suspense fallback={<span className="skeleton skeleton-figure-block" />}>
              <Figure answer={answer as never} asked={top.asked as never} onOpen={open} />
            </Suspense>
          ) : null}
          {pictures && top ? (
            <Suspense fallback={<span className="skeleton skeleton-figure-block" />}>
              <ReportPicture pictures={pictures} table={top.table} columns={top.columns} />
            </Suspense>
          ) : null}
          {/* A month of which nothing has changed has no rows, and its answer has said so. */}
          {plain.length > 0 || !isAnswerWithoutRows ? (
            <ReportSection
              slots={slots}
              levels={byDepth}
              states={levels}
              answer={answer}
              catalogue={catalogue}
              page={page.path}
              name={contract.name}
              title={t(`tableTitle.${page.name}`, { defaultValue: t(`tab.${page.name}`) })}
              report={report}
              table={table}
              columns={columns}
              currency={meta.currency}
              notes={notes}
            />
          ) : (
            <Notes notes={notes} />
          )}
          <Footnote meta={meta} />
        </div>
      )}
      <OnceOpened opened={meta !== null && choices.opened.length > 0}>
        <RowsDrawer
          levels={choices.opened}
          figure={figure}
          days={period.days}
          currency={meta?.currency ?? ''}
          timezone={timezone}
          onChange={(opened) => change({ opened })}
        />
      </OnceOpened>
    </>
  );
}

import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AnyMetricKey } from '@throughline/api/contract/metrics';
import type { CellReport } from '@throughline/api/contract/reports/channels-rows';
import type { Column, Opening, OpeningQuery, TableRow } from '@throughline/api/contract/table';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { metricsQueryOptions } from '../client/queries.ts';
import { requestJson } from '../client/request.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { createCatalogue } from '../format/catalogue.ts';
import type { MetricValue } from '../format/metric-value.ts';
import { sameValue } from '../format/same-value.ts';
import { tsv } from '../format/tsv.ts';
import { ErrorNotice } from '../pages/error-notice.tsx';
import { DrawerSkeleton } from '../pages/journeys/drawer-skeleton.tsx';
import type { TableSort } from '../table/data-column.ts';
import { DataTable } from '../table/data-table.tsx';
import { useTableRows } from '../table/table-model.ts';
import { useView } from '../view/view.ts';
import { unitOf } from './cell-text.ts';
import type { OpenedCell } from './drill.ts';
import { datedQuery, drillOf, isPaged } from './drill.ts';
import { drillColumns } from './drill-columns.ts';
import { DrillDownload } from './drill-download.tsx';
import { DrillSpan } from './drill-span.tsx';
import { partLabel, RatioParts } from './ratio-parts.tsx';
import type { OpenedFigure } from './rows-drawer.tsx';

const DrillStatements = lazy(async () => {
  const { DrillStatements: statements } = await import('./drill-statements.tsx');
  return { default: statements };
});

/** Rows that are asked for at once. */
const PAGE = 100;

type AnswerOfRows = Readonly<Record<string, unknown>>;

interface DrillRowsProps {
  cell: OpenedCell;
  /** The figure that these rows add up to, where it stands in the table. */
  figure: OpenedFigure | null;
  days: { readonly from: string; readonly to: string };
  currency: string;
  timezone: string;
  onOpen: (level: string) => void;
}

function rowsQueryOptions(path: string, query: OpeningQuery, place: string) {
  const drill = drillOf(path);
  const inPages = drill !== null && isPaged(drill);
  return infiniteQueryOptions({
    queryKey: ['rows', path, query],
    queryFn: ({ pageParam, signal }) =>
      requestJson(
        `/api/v1/reports/${path}`,
        { ...query, ...(inPages && { limit: PAGE, offset: pageParam }) },
        drill?.answer as import('zod').ZodType<AnswerOfRows>,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      inPages && rowsOf(last, place).length === PAGE ? pages.length * PAGE : null,
  });
}

function rowsOf(answer: AnswerOfRows, place: string): readonly Readonly<Record<string, unknown>>[] {
  const rows = answer[place];
  return Array.isArray(rows) ? rows : [];
}

/** Rows of all pages, or those of them that stand behind a part of the figure. */
function tableRows(
  pages: readonly AnswerOfRows[],
  place: string,
  only: Opening['only'],
): TableRow[] {
  return pages
    .flatMap((page) => rowsOf(page, place))
    .filter((row) => !only || row[only.key] === only.is)
    .map((cells) => ({ cells }));
}

/** A value of an answer by its path, such as `totals.value`. */
function at(answer: AnswerOfRows, path: string): MetricValue {
  const found = path
    .split('.')
    .reduce<unknown>((part, key) => (part as AnswerOfRows | undefined)?.[key], answer);
  return (found ?? null) as MetricValue;
}

/** The rows of a question below a report, with what they add up to. */
export function DrillRows({ cell, figure, days, currency, timezone, onOpen }: DrillRowsProps) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<TableSort | null>(null);
  const [withSql, setWithSql] = useState(false);
  const { path } = cell;
  const place = figure?.opening.rows ?? 'rows';
  /** The part of a ratio whose rows are shown; undefined for the one that the server opens. */
  const [part, setPart] = useState<string>();
  const asked = useMemo(
    (): OpeningQuery => ({
      ...(figure ? figure.opening.query : datedQuery(cell, days)),
      ...(part !== undefined && { part }),
    }),
    [figure, cell, days, part],
  );
  const metrics = useQuery(metricsQueryOptions);
  const catalogue = useMemo(
    () => createCatalogue(metrics.data, [], language),
    [metrics.data, language],
  );
  const query = useInfiniteQuery(rowsQueryOptions(path, asked, place));
  const pages = query.data?.pages;
  const only = figure?.opening.only;
  const rows = useMemo(() => tableRows(pages ?? [], place, only), [pages, place, only]);
  const columns = useMemo(
    () =>
      drillColumns({
        ...{ path, rows, asked, catalogue, language, onOpen },
        writing: { t, format, timezone },
      }),
    [path, rows, asked, catalogue, language, onOpen, t, format, timezone],
  );
  const shown = useTableRows({ rows, columns, sort, search, locale: format.locale });
  if (query.error)
    return (
      <ErrorNotice
        error={query.error}
        title={t('error.rowsTitle')}
        onRetry={() => void query.refetch()}
      />
    );
  const [first] = pages ?? [];
  if (!first) return <DrawerSkeleton />;
  const ratio = ratioOf(first);
  const written = (some: readonly TableRow[]) =>
    some.map((row) => columns.map((column) => column.view(row).shown));
  const head = columns.map(({ label }) => label);
  /** Those of the pages that are not there yet as well. */
  const allRows = async () => {
    let all = pages ?? [];
    for (let hasMore = query.hasNextPage; hasMore; ) {
      const next = await query.fetchNextPage();
      if (next.error) throw next.error;
      all = next.data?.pages ?? all;
      hasMore = next.hasNextPage;
    }
    return [head, ...written(tableRows(all, place, only))];
  };
  return (
    <>
      {ratio ? (
        <RatioParts
          cell={ratio}
          metric={String(asked.metric) as AnyMetricKey}
          catalogue={catalogue}
          currency={currency}
          onChoose={setPart}
        />
      ) : null}
      {figure ? (
        <Sum
          part={ratio ? { label: partLabel(ratio.part, catalogue, t), unit: ratio.unit } : null}
          figure={figure}
          answer={first}
          rows={rows.length}
          more={query.hasNextPage}
          currency={currency}
        >
          {typeof first.count === 'number' ? (
            <DrillSpan
              path={path}
              query={asked}
              rows={rowsOf(first, place)}
              count={first.count}
              timezone={timezone}
            />
          ) : null}
        </Sum>
      ) : null}
      <div className="drawer-tools">
        <input
          className="field"
          type="search"
          aria-label={t('data.search')}
          placeholder={t('data.search')}
          data-testid="drawer-search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <CopyButton
          label={t('chart.copy')}
          testId="drawer-copy"
          text={() => tsv(head, written(shown))}
        />
        {rows.length > 0 ? (
          <DrillDownload
            name={[path.replaceAll('/', '-'), days.from, days.to].join('_')}
            written={allRows}
          />
        ) : null}
        <button
          type="button"
          className="text-button"
          aria-expanded={withSql}
          data-testid="drawer-sql"
          onClick={() => setWithSql(!withSql)}
        >
          {t('behind.sql')}
        </button>
      </div>
      {withSql ? (
        <Suspense fallback={null}>
          <DrillStatements path={path} query={asked} />
        </Suspense>
      ) : null}
      <DataTable
        label={t('error.rows')}
        testId="drawer-rows"
        columns={columns}
        rows={shown}
        sort={sort}
        onSort={setSort}
        none={rows.length === 0 ? t('cell.empty') : t('data.noneFound', { search })}
      />
      {query.hasNextPage ? (
        <button
          type="button"
          className="text-button more-button"
          data-testid="drawer-more"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('cell.more', { count: PAGE })}
        </button>
      ) : null}
    </>
  );
}

/** The answer where it is a ratio's: its value, its formula and its parts. */
function ratioOf(answer: AnswerOfRows): CellReport | null {
  return Array.isArray(answer.parts) && answer.parts.length > 0
    ? (answer as unknown as CellReport)
    : null;
}

interface SumProps {
  /** Of a ratio the part whose rows these are. */
  part: { readonly label: string; readonly unit: CellReport['unit'] } | null;
  figure: OpenedFigure;
  answer: AnswerOfRows;
  rows: number;
  /** There are rows that were not loaded yet. */
  more: boolean;
  currency: string;
  /** What else is said of them. */
  children: ReactNode;
}

/** What the rows add up to, and how that stands to the figure that was opened. */
function Sum({ part, figure, answer, rows, more, currency, children }: SumProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { opening, column, value } = figure;
  const sum = opening.sum === undefined ? null : at(answer, opening.sum);
  const unit = part?.unit ?? unitOf(column as Column);
  const written =
    unit === 'money' ? format.inSentence(sum, unit, currency) : format.value(sum, unit);
  const relation = sameValue(sum, value)
    ? t('cell.equals')
    : t('cell.differs', { value: format.value(value, unit) });
  return (
    <div
      className="drawer-sum"
      data-testid="drawer-sum"
      data-value={sum === null ? '' : String(sum)}
    >
      {opening.sum === undefined ? null : (
        <>
          <span className="soft">
            {part ? t('cell.sumOf', { metric: part.label }) : t('cell.sum')}
          </span>
          <strong>{written}</strong>
        </>
      )}
      <span className="soft">
        {more ? t('data.firstRows', { count: rows }) : t('cell.rows', { count: rows })}
        {opening.sum === undefined || part ? '' : `; ${relation}`}
      </span>
      {children}
    </div>
  );
}

import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { periodTerms } from '../period.ts';
import { drillContract, reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { meta, metricValue } from '../terms.ts';

/** What shares of the data are as figures need them. */
export const COVERAGE_CHECKS = [
  'channel_known',
  'paid_tagged',
  'paid_costed',
  'revenue_attributed',
  'sales_joined',
  'amount_known',
  'margin_known',
  'records_read',
  'records_new',
  'clocks_right',
] as const;
export type CoverageCheck = (typeof COVERAGE_CHECKS)[number];

const row = z.object({
  check: z.enum(COVERAGE_CHECKS),
  /** What is counted. */
  of: z.enum(['count', 'money']),
  /** Passing, failing and both; money as text. Null where a part is not known. */
  passed: metricValue,
  failed: metricValue,
  total: metricValue,
  /** Passing of all; null where there is nothing, or it is not known. */
  share: z.number().nullable(),
});
export type CoverageRow = z.infer<typeof row>;

export const coverageReport = z.object({
  meta: meta.extend({ report: z.literal('coverage') }),
  rows: z.array(row),
});
export type CoverageReport = z.infer<typeof coverageReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const behind = ({ cells }: TableRow, { from, to }: Asked): Opening => ({
  path: 'coverage/rows',
  query: { ...(from && { from }), ...(to && { to }), check: String(cells.check) },
  adds: 'failed',
});

const columns: readonly Column<Asked>[] = [
  { key: 'check', unit: 'text', label: { en: 'Check', ru: 'Проверка', tr: 'Denetim' } },
  {
    ...{ key: 'share', unit: 'percent', better: 'higher', bar: true, opens: () => 'derived' },
    label: { en: 'Share', ru: 'Доля', tr: 'Pay' },
  },
  {
    ...{ key: 'passed', unit: 'count', opens: () => 'derived' },
    label: { en: 'In order', ru: 'В порядке', tr: 'Yolunda' },
  },
  {
    ...{ key: 'failed', unit: 'count', better: 'lower', opens: behind },
    label: { en: 'Not in order', ru: 'Не в порядке', tr: 'Yolunda değil' },
  },
  {
    ...{ key: 'total', unit: 'count', opens: () => 'derived' },
    label: { en: 'Of', ru: 'Из', tr: 'Toplam' },
  },
  { key: 'remedy', unit: 'text', label: { en: 'What to do', ru: 'Что сделать', tr: 'Ne yapmalı' } },
];

const rowColumns: readonly Column[] = [
  { key: 'label', unit: 'text', label: { en: 'Where', ru: 'Где', tr: 'Nerede' } },
  {
    key: 'failed',
    unit: 'count',
    label: { en: 'Not in order', ru: 'Не в порядке', tr: 'Yolunda değil' },
  },
  { key: 'total', unit: 'count', label: { en: 'Of', ru: 'Из', tr: 'Toplam' } },
];

/** Where a check fails, the most first. */
export const coverageRows = drillContract({
  path: 'rows',
  question: {
    en: 'Where a check fails',
    ru: 'Где проверка не проходит',
    tr: 'Bir denetimin takıldığı yerler',
  },
  asks: {
    ...periodTerms,
    check: z.enum(COVERAGE_CHECKS).describe('Check of the report'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: true,
  answer: z.object({
    rows: z.array(z.object({ label: z.string(), failed: metricValue, total: metricValue })),
  }),
  columns: rowColumns,
  schema: 'CoverageRows',
});

/** Which share of the data is as figures need it, where it is not, and what mends it. */
export const coverage = reportContract({
  name: 'coverage',
  question: {
    en: 'How much of the data can the figures rely on?',
    ru: 'На какую долю данных можно опереться?',
    tr: 'Rakamlar verinin ne kadarına dayanabilir?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfArrival: true,
  asks: {},
  answer: coverageReport,
  columns,
  table: ({ rows }) => ({
    columns,
    rows: rows.map(({ of: _, ...cells }) => {
      const { check, failed } = cells;
      const mends = failed !== null && Number(failed) > 0;
      return { key: check, cells: { ...cells, remedy: mends ? check : '' } };
    }),
  }),
  drills: { rows: coverageRows },
  samples: [{}],
});

import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { comparison, day, meta, page } from '../terms.ts';
import { ALL_SEARCH_COLUMNS, searchColumns } from './search-columns.ts';
import { searchPaid, searchRows } from './search-drills.ts';
import { searchNotes } from './search-notes.ts';
import { FOUND, QUERY_KINDS, SEARCH_BY } from './search-terms.ts';

const count = z.number().nullable();
const figures = z.object({
  impressions: z.number(),
  clicks: z.number(),
  /** Null below the minimum of impressions. */
  click_rate: count,
  /** Weighted by impressions; null where no source tells it. */
  position: count,
  /** Of clicks whose query is named; null without brand terms or without such clicks. */
  brand_share: count,
  /** Of keywords that read like the query; null where rows are pages, which keywords do not say. */
  paid_impressions: count,
  paid_clicks: count,
  /** Without VAT; null also where a part of it has no rate. */
  paid_cost: z.string().nullable(),
  paid_cpc: z.string().nullable(),
  /** Null where nothing is compared. */
  previous_impressions: count,
  previous_clicks: count,
});

const searchReport = z.object({
  meta: meta.extend({
    report: z.literal('search'),
    by: z.enum(SEARCH_BY),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Rows before any were left out. */
    rows: z.number(),
    /** Days of the period, and how many of them a source tells of. */
    days: z.object({ told: z.number(), all: z.number() }),
    /** Impressions from which on a click rate is shown, and how many rows have fewer. */
    minimum: z.object({ impressions: z.number(), below: z.number() }),
    /** Queries that are bought and bring organic clicks, with those clicks and the cost of their keywords. */
    overlap: z.object({
      queries: z.number(),
      clicks: z.number(),
      cost: z.string().nullable(),
    }),
    /** Queries with a brand term; null where none is configured. */
    brand: z
      .object({ clicks: z.number(), share: count, paid_cost: z.string().nullable() })
      .nullable(),
  }),
  rows: z.array(
    figures.extend({
      name: z.string(),
      /** Of a row that is a query. */
      query_kind: z.enum(QUERY_KINDS).nullable(),
      found: z.enum(FOUND).nullable(),
    }),
  ),
  totals: figures.extend({ withheld_clicks: z.number() }),
});
export type SearchReport = z.infer<typeof searchReport>;

/** Which searches bring visitors, organically and paid, and which of them are for the brand. */
export const search = reportContract({
  name: 'search',
  question: {
    en: 'Which searches bring us visitors?',
    ru: 'Какие поисковые запросы приводят к нам людей?',
    tr: 'Hangi aramalar bize ziyaretçi getiriyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    by: z.enum(SEARCH_BY).default('query').describe('What a row is'),
    compare: comparison(
      '364 days before for up to 31 days, so that weekdays meet; else the same dates',
    ),
    ...page,
  },
  answer: searchReport,
  columns: ALL_SEARCH_COLUMNS,
  table: ({ meta: { by, compare }, rows, totals: { withheld_clicks: _, ...totals } }) => {
    const compared = compare ? { compared: compare } : {};
    return {
      columns: searchColumns(by, compare !== null) as readonly Column[],
      rows: [
        ...rows.map(({ name, query_kind, found, ...cells }) => ({
          cells: { ...(by === 'query' && { query_kind, found }), [by]: name, ...cells },
          ...{ key: name, ...compared },
        })),
        ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const, ...compared }] : []),
      ],
    };
  },
  notes: (answer, language = 'en') => searchNotes(answer).map((texts) => texts[language]),
  drills: { rows: searchRows, paid: searchPaid },
  samples: [{}, { by: 'week' }, { by: 'query_kind', compare: 'previous' }, { by: 'page' }],
});

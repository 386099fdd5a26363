import type { Column, Opening, OpeningQuery } from '@throughline/api/contract/table';
import type * as z from 'zod';
import { knownContract } from './known-contracts.ts';

/** A question whose rows stand behind a figure. */
export interface Drill {
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** Of its rows, where the contract says them. */
  readonly columns: readonly Column[];
}

/** Whether its rows come page by page; one with a limit alone gives all that it has at once. */
export function isPaged({ query }: Pick<Drill, 'query'>): boolean {
  return 'limit' in query.shape && 'offset' in query.shape;
}

/** The contract of a path below the reports, null where there is none. */
export function drillOf(path: string): Drill | null {
  const [name = '', below] = path.split('/');
  const report = knownContract(name);
  if (!report) return null;
  if (below === undefined)
    return { query: report.query, answer: report.answer, columns: report.columns as Column[] };
  const drill = Object.values(report.drills).find((known) => known.path === below);
  return drill
    ? {
        query: drill.query,
        answer: drill.answer,
        columns: (drill.columns ?? []) as readonly Column[],
      }
    : null;
}

/** A level of the drawer as the address has it: the column that was opened, and the question behind it. */
export interface OpenedCell {
  readonly column: string;
  readonly path: string;
  readonly query: OpeningQuery;
}

/** The days of a question are those of the page, which move on. */
const DAYS: ReadonlySet<string> = new Set(['from', 'to']);

export function formatOpened(
  column: string,
  { path, query }: Pick<Opening, 'path' | 'query'>,
): string {
  const asked = new URLSearchParams(
    Object.entries(query)
      .filter(([key]) => !DAYS.has(key))
      .flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
  );
  asked.sort();
  const text = asked.toString();
  return `${column}:${path}${text && `?${text}`}`;
}

/** Reads a level; null where it is of no report. */
export function parseOpened(text: string): OpenedCell | null {
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const [path = '', query = ''] = text.slice(colon + 1).split('?');
  if (!JOURNEYS.test(path) && customerOf(path) === null && drillOf(path) === null) return null;
  return {
    column: text.slice(0, colon),
    path,
    query: queryOf(new URLSearchParams(query)),
  };
}

function queryOf(query: URLSearchParams): OpeningQuery {
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** One conversion by itself, or several to choose from. */
const JOURNEYS = /^journeys\/(.+)$/;

/** The conversions that a level shows, null where it shows rows. */
export function journeysOf(path: string): readonly string[] | null {
  return JOURNEYS.exec(path)?.[1]?.split(',') ?? null;
}

/** The customer whose card a level shows, null where it shows something else. */
export function customerOf(path: string): string | null {
  return CUSTOMER.exec(path)?.[1] ?? null;
}

const CUSTOMER = /^customers\/(\d+)$/;

/** Whether a level says itself what it is of, without a figure of the table. */
export function isByItself(path: string): boolean {
  return journeysOf(path) !== null || customerOf(path) !== null;
}

/** Puts the page's days into a question that takes days. */
export function datedQuery(
  { path, query }: Pick<OpenedCell, 'path' | 'query'>,
  days: { readonly from: string; readonly to: string },
): OpeningQuery {
  const shape = drillOf(path)?.query.shape ?? {};
  return 'from' in shape && query.from === undefined ? { ...days, ...query } : query;
}

import type { ReportContract } from '@throughline/api/contract/report';
import { MOST_CONDITIONS } from '@throughline/api/contract/where';
import type * as z from 'zod';
import type { Misread } from '../address/address-state.ts';
import { isMisread, misread } from '../address/address-state.ts';
import { NAMED_ONCE_CHOSEN, SHARED_PARAMETERS } from '../address/parameters.ts';
import type { Period } from '../format/days.ts';
import { type PageEntry, usualChoices } from '../page-list.ts';
import { choiceParts } from './choice-parts.ts';

/** Choices of the table, which no report is asked with. */
export const TABLE_PARAMETERS: readonly string[] = ['rows', 'find', 'columns', 'cell'];
/** Set by the page itself. */
const OF_PAGE: ReadonlySet<string> = new Set(['from', 'to', 'format', 'lang', 'separator']);
/** Rows that a page asks for at once. */
export const MOST_ROWS = 1_000;

/** Several values of one are its repetitions. */
export type ReportParameters = Readonly<Record<string, string | readonly string[]>>;

export interface AskedReport {
  /** What the report is asked with. */
  readonly parameters: ReportParameters;
  /** What of the address cannot be asked. */
  readonly strays: readonly Misread[];
}

/** A choice of other pages, which this one does not have and carries on. */
function isOfAnother(key: string, value: string): boolean {
  return SHARED_PARAMETERS.includes(key) && !isMisread(key, value);
}

/**
 * The question that an address asks of a report; what is not understood is left out and named.
 * @param page which may know parameters beside those of its report, and usually show something else than it takes.
 */
export function askedOf(
  contract: ReportContract,
  search: string,
  days: Period,
  page: Pick<PageEntry, 'own' | 'usualBasis'> = {},
): AskedReport {
  const shape: z.ZodRawShape = contract.query.shape;
  const own = Object.keys(shape).filter((key) => !OF_PAGE.has(key));
  const query = new URLSearchParams(search);
  const parameters: Record<string, string | readonly string[]> = { ...days };
  for (const { key, usual } of choiceParts(shape, usualChoices(page)))
    if (usual !== null) parameters[key] = usual;
  if (shape.limit) parameters.limit = String(MOST_ROWS);
  const strays: Misread[] = [];
  for (const key of own) {
    const schema = shape[key] as z.ZodType | undefined;
    const values = query.getAll(key);
    const readable = values.filter((value) => schema?.safeParse(value).success);
    const known = key === 'where' ? readable.slice(0, MOST_CONDITIONS) : readable;
    for (const value of values)
      if (!known.includes(value) && (readable.includes(value) || !isOfAnother(key, value)))
        strays.push({ parameter: key, value });
    const [only] = known;
    if (only !== undefined) parameters[key] = known.length === 1 ? only : known;
  }
  const others = new URLSearchParams([...query].filter(([key]) => !own.includes(key)));
  return {
    parameters,
    strays: [
      ...strays,
      ...misread(others.toString(), [...TABLE_PARAMETERS, ...(page.own ?? [])], []),
    ],
  };
}

/** The query with one choice made; what all pages usually show is left out of it. */
export function withChoice(
  search: string,
  key: string,
  value: string,
  usual: string | null,
): URLSearchParams {
  const query = new URLSearchParams(search);
  if (value === usual && !NAMED_ONCE_CHOSEN.some((one) => one === key)) query.delete(key);
  else query.set(key, value);
  query.delete('cell');
  return query;
}

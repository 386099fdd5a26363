import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Published } from '../answer.ts';
import { asOfDay, lastCompleteDay } from '../customers/as-of.ts';
import { lastDays } from '../period.ts';
import { remembered } from '../remembered.ts';

const ARRIVED = sqlFile(import.meta.url, './arrived.sql');

/** A source that was silent for so many days before the newest day of all has ended: it holds up no month any more. */
const SILENT_DAYS = 45;

export interface Arrived {
  /** Last day that every source has told of; null without data. */
  readonly dataCompleteTo: string | null;
  readonly sources: readonly ArrivedSource[];
}

export interface ArrivedSource {
  /** What it tells: costs, or leads and sales. */
  readonly kind: 'cost' | 'sale';
  readonly source: string;
  readonly account: string;
  readonly last_day: string;
  /** It has been silent for long, and is not waited for. */
  readonly ended: boolean;
}

/**
 * Up to which day figures are whole: the least of the days up to which sources of costs, leads and sales have told. A day
 * that is not over is never one.
 */
export async function fetchArrived(
  { reader, state, dataRange }: Pick<Published, 'reader' | 'state' | 'dataRange'>,
  timezone: string,
): Promise<Arrived> {
  const asOf = asOfDay(state, dataRange, timezone);
  if (!state || asOf === null) return { dataCompleteTo: null, sources: [] };
  const published = publishedDay(state.asOf, timezone);
  const { generation, revision } = state;
  // Every report of finance begins with it.
  const found = await remembered(state, `arrived ${asOf}`, () =>
    reader.rows<Omit<ArrivedSource, 'ended'>>(ARRIVED, {
      ...{ generation, revision, as_of: asOf },
    }),
  );
  const days = found.map(({ last_day }) => last_day).sort();
  const newest = days.at(-1);
  if (newest === undefined) return { dataCompleteTo: null, sources: [] };
  const ends = lastDays(newest, SILENT_DAYS).from;
  const sources = found.map((source) => ({ ...source, ended: source.last_day < ends }));
  const told = sources.filter(({ ended }) => !ended).map(({ last_day }) => last_day);
  const [first] = [...told, lastCompleteDay(published)].sort();
  return { dataCompleteTo: first!, sources };
}

/** The calendar day of a state in the business's zone. */
export function publishedDay(asOf: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(
    new Date(asOf),
  );
}

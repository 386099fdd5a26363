import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { DOCUMENTS } from '../../documents/documents.ts';
import type { Published } from '../answer.ts';
import { fetchMissedCalls } from '../overview/missed-calls.ts';
import type { Period } from '../period.ts';
import { fetchCostedSources } from '../query/fetch-around.ts';
import { sourceKey } from '../query/rows/source-key.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';

const file = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);
const TOUCHES = file('touches');
const SALES = file('sales');
const RECORDS = file('records');
const DEVICES = file('devices');
const KEPT = file('kept');
const COSTS = file('costs');

type Numbers<Keys extends string> = Readonly<Record<Keys, number>>;

export interface TouchSums extends Numbers<'visits' | 'paid' | 'tagged' | 'costed'> {
  readonly later: boolean;
}

export interface SaleSums
  extends Numbers<
    | ('sales' | 'crossed' | 'joined' | 'repeated')
    | ('revenue' | 'margin' | 'repeat_revenue' | 'call_margin')
    | ('revenue_unknown' | 'margin_unknown')
  > {
  readonly later: boolean;
  readonly month: string;
  /** Empty where no touch led to it. */
  readonly channel: string;
}

export type RecordSums = Numbers<'records' | 'staged' | 'inbound' | 'gone' | 'begun' | 'explained'>;

/** What the indicators are computed of, in one published state. Money in hundredths. */
export interface MaturityFacts {
  readonly period: Period;
  readonly touches: readonly TouchSums[];
  readonly sales: readonly SaleSums[];
  readonly records: ReadonlyMap<string, RecordSums>;
  /** Documents by their kind. */
  readonly kept: ReadonlyMap<string, number>;
  readonly devices: Numbers<'across' | 'shared'>;
  readonly missedCalls: number;
  /** Cost of the twelve months and of those before; null where none was told. */
  readonly cost: { readonly now: number | null; readonly before: number | null };
}

/** Texts of the warehouse as numbers. */
function numbers<Row>(row: Readonly<Record<string, unknown>>, texts: readonly string[]): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, texts.includes(key) ? value : Number(value)]),
  ) as Row;
}

export async function fetchMaturityFacts(
  { reader, state }: Pick<Published, 'reader'> & { readonly state: State },
  period: Period,
  { timezone }: ReportConfig,
): Promise<MaturityFacts> {
  const { generation, revision } = state;
  const about = { generation, revision, timezone, ...period, middle: middleOf(period) };
  const rows = (sql: string, more = {}) =>
    reader.rows<Readonly<Record<string, unknown>>>(sql, { ...about, ...more });
  const [touched, sold, records, devices, kept, missed, costed, cost] = await Promise.all([
    rows(TOUCHES),
    rows(SALES),
    rows(RECORDS),
    rows(DEVICES),
    rows(KEPT, DOCUMENTS),
    fetchMissedCalls({ reader, state }, period, timezone),
    fetchCostedSources(reader, state, period.to),
    rows(COSTS),
  ]);
  return {
    period,
    touches: touched.map((row) => {
      const one = numbers<Omit<TouchSums, 'costed'>>(row, ['channel', 'source', 'later']);
      const key = sourceKey(String(row.channel), platformOf(String(row.source)));
      return { ...one, later: Boolean(row.later), costed: costed.has(key) ? one.paid : 0 };
    }),
    sales: sold.map((row) => ({
      ...numbers<SaleSums>(row, ['channel', 'month', 'later']),
      later: Boolean(row.later),
    })),
    records: new Map(records.map((row) => [String(row.type), numbers<RecordSums>(row, ['type'])])),
    kept: new Map(kept.map(({ kind, documents }) => [String(kind), Number(documents)])),
    devices: numbers(devices[0] ?? { across: 0, shared: 0 }, []),
    missedCalls: missed.calls,
    cost: {
      now: costOf(cost[0], 'now'),
      before: costOf(cost[0], 'before'),
    },
  };
}

function costOf(row: Readonly<Record<string, unknown>> | undefined, side: 'now' | 'before') {
  return !row || Number(row[`${side}_days`]) === 0 || Number(row[`${side}_unknown`]) > 0
    ? null
    : Number(row[side]);
}

/** The first day of the later half. */
function middleOf({ from, to }: Period): string {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const days = Math.round((last - first) / 86_400_000) + 1;
  return new Date(first + Math.floor(days / 2) * 86_400_000).toISOString().slice(0, 10);
}

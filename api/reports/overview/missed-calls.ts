import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { overviewCalls } from '../../contract/reports/overview-calls.ts';
import type { Answering, Published } from '../answer.ts';
import { checkPeriod, lastDays, type Period } from '../period.ts';
import { isoTime, type State } from '../state.ts';

const MISSED = sqlFile(import.meta.url, './missed-calls.sql');
const COUNT = `${MISSED}\n${sqlFile(import.meta.url, './missed-count.sql')}`;
const ROWS = `${MISSED}\n${sqlFile(import.meta.url, './missed-rows.sql')}`;
const WORTH = sqlFile(import.meta.url, './call-worth.sql');
/** What a call brings is measured over so many days. */
const WORTH_DAYS = 365;
/** Fewer leads by phone say nothing about what one brings. */
const NEEDED = 20;

export interface MissedCalls {
  readonly calls: number;
  readonly since: string;
  /** Hundredths that they would bring, as leads by phone do on average; null where that is not known. */
  readonly worth: bigint | null;
}

/** Calls of a period that nobody answered and nobody returned. */
export async function fetchMissedCalls(
  { reader, state }: Pick<Published, 'reader'> & { readonly state: State },
  period: Period,
  timezone: string,
): Promise<MissedCalls> {
  const { generation, revision } = state;
  const [[missed], [brought]] = await Promise.all([
    reader.rows<{ calls: string; since: string }>(COUNT, {
      ...{ generation, revision, timezone, ...period },
    }),
    reader.rows<{ leads: string; margin: string; margin_unknown: string }>(WORTH, {
      ...{ generation, revision, ...lastDays(period.to, WORTH_DAYS) },
    }),
  ]);
  const calls = Number(missed?.calls ?? 0);
  const isKnown =
    brought !== undefined && Number(brought.leads) >= NEEDED && brought.margin_unknown === '0';
  return {
    ...{ calls, since: missed?.since ?? period.from },
    worth: isKnown ? (BigInt(brought.margin) * BigInt(calls)) / BigInt(brought.leads) : null,
  };
}

interface Stored {
  readonly id: string;
  readonly source: string;
  readonly occurred_at: string;
  readonly number: string;
  readonly all_calls: string;
}

/** The calls themselves, the newest first. */
export const missedCallRows: Answering<typeof overviewCalls> = async (
  { reader, state },
  asked,
  { timezone },
) => {
  const { limit, offset } = asked;
  const { generation, revision } = state ?? {};
  const about = { generation, revision, timezone, ...checkPeriod(asked) };
  const found = state ? await reader.rows<Stored>(ROWS, { ...about, limit, offset }) : [];
  const all =
    state && found.length === 0 && offset > 0
      ? Number((await reader.rows<{ calls: string }>(COUNT, about))[0]?.calls ?? 0)
      : Number(found[0]?.all_calls ?? 0);
  return {
    totals: { calls: all },
    rows: found.map(({ id, source, occurred_at, number }) => ({
      ...{ id, source, number, at: isoTime(occurred_at) },
    })),
  };
};

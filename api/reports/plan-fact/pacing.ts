import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MonthDays } from '../finance/months-of.ts';
import { lastDays } from '../period.ts';
import { nameKey } from '../query/rows/campaign-names.ts';
import { rememberedFew } from '../remembered.ts';
import type { State } from '../state.ts';

const WEEKDAYS = sqlFile(import.meta.url, './weekday-spend.sql');
const DAYS = 56;

/** Which part of a month's spend falls into its first days. */
export interface Pace {
  shareOf(channel: string, days: MonthDays): number;
}

/** By the weekdays of the last eight weeks of the channel; evenly where it spent nothing in them. */
export async function fetchPace(reader: Reader, state: State, to: string): Promise<Pace> {
  const { generation, revision } = state;
  const found = await rememberedFew(state, 'pace', { to }, () =>
    reader.rows<{ channel: string; weekday: number; cost: string }>(WEEKDAYS, {
      ...{ generation, revision, ...lastDays(to, DAYS) },
    }),
  );
  const weights = new Map<string, number[]>();
  for (const { channel, weekday, cost } of found) {
    const own = weights.get(nameKey(channel)) ?? new Array<number>(7).fill(0);
    own[Number(weekday) - 1] = Math.max(0, Number(cost));
    weights.set(nameKey(channel), own);
  }
  // A channel has as many months as the plan, and each is asked for by all of its campaigns.
  const known = new Map<string, number>();
  return {
    shareOf(channel, days) {
      const name = nameKey(channel);
      const key = `${days.month} ${days.from} ${days.to} ${name}`;
      const share = known.get(key) ?? shareWithin(days, weights.get(name));
      known.set(key, share);
      return share;
    },
  };
}

const DAY_MS = 86_400_000;

/** Of the weights of all days of a month those of the days that it has, evenly where no weekday has a weight. */
function shareWithin({ month, from, to }: MonthDays, weekdays: readonly number[] | undefined) {
  const isEven = !weekdays || weekdays.every((weight) => weight === 0);
  let [within, whole] = [0, 0];
  for (let at = Date.parse(`${month}-01`); ; at += DAY_MS) {
    const day = new Date(at);
    const text = day.toISOString().slice(0, 10);
    if (!text.startsWith(month)) return whole === 0 ? 0 : within / whole;
    const weight = isEven ? 1 : weekdays[(day.getUTCDay() + 6) % 7]!;
    whole += weight;
    if (text >= from && text <= to) within += weight;
  }
}

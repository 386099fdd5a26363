import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { MonthDays } from '../finance/months-of.ts';
import { lastDays } from '../period.ts';
import { nameKey } from '../query/rows/campaign-names.ts';
import { rememberedFew } from '../remembered.ts';
import type { State } from '../state.ts';

dayjs.extend(utc);

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
  return {
    shareOf(channel, { month, from, to: last }) {
      const own = weights.get(nameKey(channel));
      const isEven = !own || own.every((weight) => weight === 0);
      let [within, whole] = [0, 0];
      const first = dayjs.utc(`${month}-01`);
      for (let day = 0; day < first.daysInMonth(); day += 1) {
        const at = first.add(day, 'day');
        const weight = isEven ? 1 : own[(at.day() + 6) % 7]!;
        const text = at.format('YYYY-MM-DD');
        whole += weight;
        if (text >= from && text <= last) within += weight;
      }
      return whole === 0 ? 0 : within / whole;
    },
  };
}

import { creditOf } from '@throughline/transform/attribution/credit-of';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type * as z from 'zod';
import { MATURED_SHARE, type maturityOfDays } from '../../contract/matured-days.ts';
import type { DatedBy } from '../dated-by.ts';
import type { Period } from '../period.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import { remembered } from '../remembered.ts';
import type { State } from '../state.ts';
import { type ByDay, type DelayCurve, delayCurve, maturedShare } from './delay-curve.ts';

dayjs.extend(utc);

const DELAYS = sqlFile(import.meta.url, './delays.sql');
const ROLLED_DELAYS = sqlFile(import.meta.url, './rolled-delays.sql');

/** Days whose sales are looked at; what takes longer is not foreseen. */
const WINDOW_DAYS = 365;
/** Fewer sales do not tell how long they take. */
const LEAST_SALES = 30;
/** From here on a period is ripe to be judged. */
export const RIPE = 0.9;

export interface Maturity {
  /** The newest day with data. */
  readonly measuredTo: string;
  /** Null where there are too few sales to tell. */
  readonly matured: number | null;
  /** First day on which `RIPE` of the sales of the period will typically have arrived. */
  readonly ripeOn: string | null;
  /** Days after which `RIPE` of the sales of a single day have typically arrived. */
  readonly ripeAfter: number | null;
  /** Sales that the delays were measured on. */
  readonly sales: number;
  /** By the delays of the channel where it has enough sales, else by those of all. */
  ofChannel(channel: string): number | null;
}

/** As answers say it. */
export function maturityTold(maturity: Maturity | null): z.infer<typeof maturityOfDays> | null {
  return (
    maturity && {
      ...{ measured_to: maturity.measuredTo, matured: maturity.matured },
      ...{ ripe_on: maturity.ripeOn, ripe_after: maturity.ripeAfter, sales: maturity.sales },
    }
  );
}

interface Delays {
  readonly channel: string;
  readonly by_delay: readonly [readonly (string | number)[], readonly (string | number)[]];
  readonly by_age: readonly [readonly (string | number)[], readonly (string | number)[]];
}

/**
 * Which share of the sales of a period has typically arrived by the newest day with data, where sales are dated by
 * an earlier day than that of payment. Null for the basis payment: nothing is still to come there.
 */
export async function fetchMaturity(
  reader: Reader,
  state: State,
  period: Period,
  measuredTo: string,
  { model, basis, customWeights }: DatedBy,
): Promise<Maturity | null> {
  if (basis === 'payment') return null;
  const age = (day: string) => dayjs.utc(measuredTo).diff(dayjs.utc(day), 'day');
  if (age(period.to) >= WINDOW_DAYS)
    return {
      ...{ measuredTo, matured: 1, ripeOn: null, ripeAfter: null, sales: 0 },
      ofChannel: () => 1,
    };
  const { channels, all } = await fetchArrivals(reader, state, measuredTo, {
    model,
    basis,
    customWeights,
  });
  const ages = { oldest: age(period.from), newest: age(period.to) };
  const matured = shareOf(all, ages);
  // A channel has as many rows as keywords.
  const known = new Map<string, number | null>();
  return {
    measuredTo,
    matured,
    ripeOn:
      all.curve === null || matured === null || matured >= RIPE
        ? null
        : ripeDay(all.curve, ages, measuredTo),
    ripeAfter: all.curve && ageOf(all.curve, RIPE),
    sales: all.sales,
    ofChannel(channel) {
      const before = known.get(channel);
      if (before !== undefined) return before;
      const share = shareOf(channels.get(channel), ages) ?? matured;
      known.set(channel, share);
      return share;
    },
  };
}

/**
 * Days after which `MATURED_SHARE` of the sales of a single day have typically arrived; 0 where sales are dated by their
 * payment, null where there are too few of them to tell.
 */
export async function fetchMaturedAge(
  reader: Reader,
  state: State,
  measuredTo: string,
  dated: DatedBy,
): Promise<number | null> {
  if (dated.basis === 'payment') return 0;
  const { all } = await fetchArrivals(reader, state, measuredTo, dated);
  return all.curve && ageOf(all.curve, MATURED_SHARE);
}

/** How the sales of touches arrive, by channel. */
export interface DelayCurves {
  /** Of the days of a period; null where there are too few sales to tell. */
  matured(channel: string, period: Period): number | null;
}

/** The delays from a touch to its sales, as measured up to a day: for periods of any number. */
export async function fetchDelayCurves(
  reader: Reader,
  state: State,
  measuredTo: string,
  { model, customWeights }: Omit<DatedBy, 'basis'>,
): Promise<DelayCurves> {
  const { channels, all } = await fetchArrivals(reader, state, measuredTo, {
    ...{ model, basis: 'touch', customWeights },
  });
  const age = (day: string) => Math.max(0, dayjs.utc(measuredTo).diff(dayjs.utc(day), 'day'));
  // A channel has as many months as a plan, and each is asked for by all of its campaigns.
  const known = new Map<string, number | null>();
  return {
    matured(channel, { from, to }) {
      const key = `${from} ${to} ${channel}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const ages = { oldest: age(from), newest: age(to) };
      const share =
        ages.newest >= WINDOW_DAYS
          ? 1
          : (shareOf(channels.get(channel), ages) ?? shareOf(all, ages));
      known.set(key, share);
      return share;
    },
  };
}

/** How sales arrive, as far as the days up to one show it. */
interface Arrivals {
  readonly channels: ReadonlyMap<string, Arrival>;
  readonly all: Arrival;
}

interface Arrival {
  readonly sales: number;
  /** Null where there are too few sales to tell. */
  readonly curve: DelayCurve | null;
}

function fetchArrivals(
  reader: Reader,
  state: State,
  measuredTo: string,
  { model, basis, customWeights }: DatedBy,
): Promise<Arrivals> {
  const rollup = rollupOf(state, customWeights);
  const text = rollup
    ? ROLLED_DELAYS.replaceAll('rule_', `${model}_`)
    : `${creditOf(model)}\n${DELAYS}`;
  const asked = {
    ...{ generation: state.generation, revision: state.revision, basis },
    ...(rollup ? { epoch: rollup.epoch } : { custom: customWeights }),
    begun_from: dayjs.utc(measuredTo).subtract(WINDOW_DAYS, 'day').format('YYYY-MM-DD'),
    measured_to: measuredTo,
  };
  return remembered(state, JSON.stringify(['arrivals', model, asked]), async () =>
    arrivalsOf(await reader.rows<Delays>(text, asked)),
  );
}

function arrivalsOf(found: readonly Delays[]): Arrivals {
  const channels = new Map(
    found.map(({ channel, by_delay, by_age }) => [
      channel,
      { byDelay: byDay(by_delay), byAge: byDay(by_age) },
    ]),
  );
  return {
    channels: new Map([...channels].map(([channel, own]) => [channel, arrivalOf(own)])),
    all: arrivalOf({ byDelay: merged(channels, 'byDelay'), byAge: merged(channels, 'byAge') }),
  };
}

interface Histogram {
  readonly byDelay: ByDay;
  readonly byAge: ByDay;
}

function arrivalOf({ byDelay, byAge }: Histogram): Arrival {
  const sales = total(byDelay);
  return { sales, curve: sales < LEAST_SALES ? null : delayCurve(byDelay, byAge) };
}

interface Ages {
  readonly oldest: number;
  readonly newest: number;
}

function shareOf(arrival: Arrival | undefined, ages: Ages): number | null {
  return arrival?.curve ? maturedShare(arrival.curve, ages) : null;
}

function ripeDay(curve: DelayCurve, ages: Ages, measuredTo: string): string | null {
  for (let wait = 1; wait <= WINDOW_DAYS + 1; wait += 1) {
    const later = { oldest: ages.oldest + wait, newest: ages.newest + wait };
    if (maturedShare(curve, later) >= RIPE)
      return dayjs.utc(measuredTo).add(wait, 'day').format('YYYY-MM-DD');
  }
  return null;
}

/** Days after which a share of the sales of a single day has typically arrived. */
function ageOf(curve: DelayCurve, share: number): number | null {
  for (let age = 0; age <= WINDOW_DAYS; age += 1) if (curve(age) >= share) return age;
  return null;
}

/** In whole sales. */
function byDay([days, shares]: Delays['by_delay']): ByDay {
  return new Map(days.map((day, at) => [Number(day), Number(shares[at]) / 1e9]));
}

function merged(channels: ReadonlyMap<string, Histogram>, key: keyof Histogram): ByDay {
  const sums = new Map<number, number>();
  for (const histogram of channels.values())
    for (const [day, share] of histogram[key]) sums.set(day, (sums.get(day) ?? 0) + share);
  return sums;
}

function total(days: ByDay): number {
  let sum = 0;
  for (const share of days.values()) sum += share;
  return sum;
}

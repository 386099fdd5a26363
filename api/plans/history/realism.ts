import { quantileOfSorted } from '@throughline/transform/plan/figures/quantile';
import type { Language } from '../../contract/languages.ts';
import type { Plan, PlanLine, PlanNote } from '../../contract/plans.ts';
import type { History, HistoryRow } from './history.ts';
import { planNote } from './plan-notes.ts';

/** Fewer months tell no tenth of them apart. */
const MONTHS_NEEDED = 6;
/** A month with fewer says little of a rate. */
const TRIALS_NEEDED = 30;
const TOO_MUCH = 1.5;
const TOLERANCE = 0.01;
const MOST_NOTES = 100;

interface Month {
  cost: number;
  clicks: number;
  impressions: number;
  visits: number;
  leads: number;
  sales: number;
}

type Limited = 'cpc' | 'cpm' | 'ctr' | 'lead_rate' | 'deal_rate';
const OBSERVED: Readonly<Record<Limited, (month: Month, hasLeads: boolean) => number | null>> = {
  cpc: ({ cost, clicks }) => quotient(cost, clicks),
  cpm: ({ cost, impressions }) => quotient(1000 * cost, impressions),
  ctr: ({ clicks, impressions }) => quotient(clicks, impressions),
  lead_rate: ({ visits, leads, sales }, hasLeads) => quotient(hasLeads ? leads : sales, visits),
  deal_rate: ({ sales, leads }) => quotient(sales, leads),
};

/**
 * What of a plan history has never shown: rates above nine of ten months of the campaign, prices below nine of ten, spends
 * of a channel of more than one and a half times its largest month, a target of more than one and a half times the best month. Below
 * six months nothing is said.
 */
export function realismOf(plan: Plan, history: History | null, language: Language): PlanNote[] {
  if (!history) return [];
  const byChannel = wholeMonthsOf(history, ({ channel }) => channel);
  const byCampaign = wholeMonthsOf(history, nameOf);
  const hasLeads = history.rows.some(({ leads }) => leads > 0);
  const notes = [
    ...targetNote(plan, history, language),
    ...[...groups(plan.lines, ({ channel }) => channel)].flatMap(([channel, lines]) =>
      spendNotes(channel, lines, byChannel.get(channel) ?? [], language),
    ),
    ...[...groups(plan.lines, nameOf)].flatMap(([name, lines]) => {
      const { channel } = lines[0]!;
      return (Object.keys(OBSERVED) as Limited[]).flatMap((driver) => {
        const seenOf = (months: readonly Month[] = []) =>
          months.flatMap((month) => OBSERVED[driver](month, hasLeads) ?? []);
        const own = seenOf(byCampaign.get(name));
        // A campaign that has hardly run is judged by its channel.
        const seen = own.length < MONTHS_NEEDED ? seenOf(byChannel.get(channel)) : own;
        return driverNote({ name, channel, driver, lines, seen }, language);
      });
    }),
  ];
  return notes.slice(0, MOST_NOTES);
}

interface Judged {
  readonly name: string;
  readonly channel: string;
  readonly driver: Limited;
  readonly lines: readonly PlanLine[];
  /** What the months so far have shown. */
  readonly seen: readonly number[];
}

function driverNote(
  { name, channel, driver, lines, seen: months }: Judged,
  language: Language,
): PlanNote[] {
  const isPrice = driver === 'cpc' || driver === 'cpm';
  const seen = [...months].sort((a, b) => a - b);
  if (seen.length < MONTHS_NEEDED) return [];
  const tenth = quantileOfSorted(Float64Array.from(seen), isPrice ? 0.1 : 0.9);
  // A mean of months that are all alike is not beyond them.
  const limit = tenth * (isPrice ? 1 - TOLERANCE : 1 + TOLERANCE);
  const beyond = lines.filter((line) => {
    const value = line[driver];
    const from = line.sources?.[driver]?.source;
    // What history itself gave is not beyond it.
    if (value === undefined || from === 'history' || from === 'group') return false;
    return isPrice ? Number(value) < limit : Number(value) > limit;
  });
  if (beyond.length === 0) return [];
  const values = beyond.map((line) => Number(line[driver]));
  const value = isPrice ? Math.min(...values) : Math.max(...values);
  const shown = (number: number) => Number(number.toPrecision(4));
  return [
    planNote(
      isPrice ? 'price_below_history' : 'rate_above_history',
      {
        ...{
          name,
          channel,
          driver,
          value: shown(value),
          limit: shown(tenth),
          lines: beyond.length,
        },
        month: beyond.map(({ month }) => month).sort()[0]!,
        n: seen.length,
      },
      language,
    ),
  ];
}

function spendNotes(
  channel: string,
  lines: readonly PlanLine[],
  months: readonly Month[],
  language: Language,
): PlanNote[] {
  const largest = Math.max(0, ...months.map(({ cost }) => cost));
  if (months.length < MONTHS_NEEDED || largest === 0) return [];
  const byMonth = new Map<string, number>();
  for (const { month, budget } of lines)
    byMonth.set(month, (byMonth.get(month) ?? 0) + Number(budget));
  const [most] = [...byMonth].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!most || most[1] <= TOO_MUCH * largest) return [];
  const money = (value: number) => value.toFixed(2);
  return [
    planNote(
      'spend_beyond_observed',
      { channel, month: most[0], value: money(most[1]), limit: money(largest), n: months.length },
      language,
    ),
  ];
}

/** The target is a profit of the whole plan; it is compared by the month. */
function targetNote({ settings }: Plan, history: History, language: Language): PlanNote[] {
  if (settings.target === undefined) return [];
  const profits = new Map<string, number | null>(history.months.map((month) => [month, 0]));
  for (const { month, margin, cost } of history.rows) {
    const so = profits.get(month);
    if (so === undefined || so === null) continue;
    profits.set(
      month,
      margin === null || cost === null ? null : so + Number(margin) - Number(cost),
    );
  }
  const known = [...profits.values()].filter((profit) => profit !== null);
  if (known.length < MONTHS_NEEDED) return [];
  const best = Math.max(...known);
  const value = Number(settings.target) / settings.months;
  if (value <= TOO_MUCH * Math.max(0, best)) return [];
  return [
    planNote(
      'target_above_history',
      { value: value.toFixed(2), limit: best.toFixed(2), n: known.length },
      language,
    ),
  ];
}

/** Whole months of each channel, or of whatever `keyOf` tells apart. */
function wholeMonthsOf(
  { rows, months }: History,
  keyOf: (row: Pick<HistoryRow, 'channel' | 'campaign'>) => string,
): Map<string, Month[]> {
  const whole = new Set(months);
  const found = new Map<string, Map<string, Month>>();
  for (const row of rows) {
    if (!whole.has(row.month)) continue;
    const key = keyOf(row);
    const of = found.get(key) ?? new Map<string, Month>();
    found.set(key, of);
    const month = of.get(row.month) ?? {
      ...{ cost: 0, clicks: 0, impressions: 0, visits: 0, leads: 0, sales: 0 },
    };
    month.cost += Number(row.cost ?? 0);
    for (const count of ['clicks', 'impressions', 'visits', 'leads', 'sales'] as const)
      month[count] += row[count];
    of.set(row.month, month);
  }
  return new Map([...found].map(([key, of]) => [key, [...of.values()]]));
}

function nameOf({ channel, campaign }: { channel: string; campaign?: string | undefined }): string {
  return campaign ? `${channel} · ${campaign}` : channel;
}

function groups(
  lines: readonly PlanLine[],
  keyOf: (line: PlanLine) => string,
): Map<string, PlanLine[]> {
  const found = new Map<string, PlanLine[]>();
  for (const line of lines) {
    const of = found.get(keyOf(line));
    if (of) of.push(line);
    else found.set(keyOf(line), [line]);
  }
  return found;
}

function quotient(part: number, whole: number): number | null {
  return whole >= TRIALS_NEEDED && part > 0 ? part / whole : null;
}

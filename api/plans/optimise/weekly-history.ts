import { explore } from '../../contract/reports/explore.ts';
import type { MODELS } from '../../contract/terms.ts';
import type { Published } from '../../reports/answer.ts';
import { exploreReport } from '../../reports/explore/explore-report.ts';
import type { ReportConfig } from '../../reports/report-config.ts';

export interface WeeklyHistory {
  /** First days (Mondays) of whole weeks, in order. */
  readonly weeks: readonly string[];
  readonly channels: readonly {
    readonly channel: string;
    readonly spend: readonly (number | null)[];
    readonly margin: readonly (number | null)[];
  }[];
}

const MOST_WEEKS = 156;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const ALL_ROWS = 1_000_000;

/**
 * Net cost and attributed margin of channels by week of the touch, for at most three years of whole weeks, up to the day
 * by which results have come. A week without a row had none; an amount that cannot be told is null.
 */
export async function fetchWeeklyHistory(
  published: Published,
  config: ReportConfig,
  { model, ripeDays }: { readonly model: (typeof MODELS)[number]; readonly ripeDays: number },
): Promise<WeeklyHistory> {
  const { dataRange } = published;
  const weeks = dataRange ? wholeWeeks(dataRange, ripeDays) : [];
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return { weeks, channels: [] };
  const asked = explore.query.parse({
    ...{ from: first, to: dayOf(Date.parse(last) + 6 * DAY_MS), metrics: 'cost,margin' },
    ...{ by: 'week,channel', model, basis: 'touch', sort: 'week' },
  });
  const { rows } = await exploreReport(published, { ...asked, limit: ALL_ROWS }, config);
  const at = new Map(weeks.map((day, index) => [isoWeek(day), index]));
  const found = new Map<string, { spend: (number | null)[]; margin: (number | null)[] }>();
  for (const row of rows) {
    const index = row.kind === 'row' ? at.get(row.week ?? '') : undefined;
    if (index === undefined || row.channel === undefined) continue;
    const own = found.get(row.channel) ?? {
      spend: weeks.map((): number | null => 0),
      margin: weeks.map((): number | null => 0),
    };
    const isMute = (of: 'cost' | 'margin') => row.why[of] === 'not_applicable';
    own.spend[index] = isMute('cost') ? 0 : numberOf(row.cost);
    own.margin[index] = isMute('margin') ? 0 : numberOf(row.margin);
    found.set(row.channel, own);
  }
  return {
    weeks,
    channels: [...found]
      .filter(([, { spend }]) => spend.some((one) => one !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([channel, figures]) => ({ channel, ...figures })),
  };
}

function wholeWeeks(
  { from, to }: { readonly from: string; readonly to: string },
  ripeDays: number,
): string[] {
  const ripe = Date.parse(to) - ripeDays * DAY_MS;
  const monday = (time: number) => time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS;
  const first = monday(Date.parse(from) + 6 * DAY_MS);
  const weeks: string[] = [];
  for (let week = first; week + 6 * DAY_MS <= ripe; week += WEEK_MS) weeks.push(dayOf(week));
  return weeks.slice(-MOST_WEEKS);
}

/** `2026-W05`, as the dimension `week` calls the week of a Monday. */
export function isoWeek(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const day = (thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return `${year}-W${String(Math.floor(day / 7) + 1).padStart(2, '0')}`;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function numberOf(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

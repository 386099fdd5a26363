import { type Calendar, DAY, demand, HOUR } from './calendar.ts';
import { AD_ACCOUNTS, type AdGroup, type AdPlatform, type Campaign } from './media-plan.ts';
import type { SimulatorOptions } from './options.ts';
import { Random } from './random.ts';
import type { Visit } from './visits.ts';

export interface AdFigures {
  readonly impressions: number;
  readonly clicks: number;
  /** Minor units of the account’s currency. */
  readonly cost: number;
}

/** One line of a platform’s report: a day of an ad group, and of a keyword where there are keywords. */
export interface AdRow extends AdFigures {
  readonly platform: AdPlatform;
  readonly day: number;
  readonly campaign: Campaign;
  readonly adGroup: AdGroup;
  readonly keyword?: AdGroup['keywords'][number];
  /** What the platform says some days later; null when the line has disappeared. */
  readonly restated: AdFigures | null;
}

/** A report as it was fetched. */
export interface AdReport {
  readonly platform: AdPlatform;
  readonly at: number;
  /** Days [first, end) of the world. */
  readonly first: number;
  readonly end: number;
  readonly isRestated: boolean;
  readonly rows: readonly AdRow[];
}

const RESTATED_DAYS = 6;

/** Every paid visit was a click; some clicks never arrive, and many who saw the ad did not click. */
export function adRowsOf(
  { seed }: SimulatorOptions,
  calendar: Calendar,
  visits: readonly Visit[],
): readonly AdRow[] {
  const groups = new Map<string, { readonly visit: Visit; readonly day: number; count: number }>();
  for (const visit of visits) {
    const { channel, campaign, adGroup, keyword } = visit.arrival;
    if (!channel.platform || !campaign || !adGroup) continue;
    const day = calendar.indexOf(visit.at);
    const key = `${channel.platform}|${String(day).padStart(5, '0')}|${campaign.id}|${adGroup.id}|${keyword?.id ?? ''}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { visit, day, count: 1 });
  }
  const keys = [...groups.keys()].sort();
  return keys.map((key) => rowOf(seed, calendar, key, groups.get(key)!));
}

function rowOf(
  seed: number,
  calendar: Calendar,
  key: string,
  group: { readonly visit: Visit; readonly day: number; readonly count: number },
): AdRow {
  const { channel, campaign, adGroup, keyword } = group.visit.arrival;
  const random = new Random(seed, 'ads', key);
  // Clicks cost more when everybody buys them, and a little more every month.
  const auction = demand(calendar, group.day) ** 0.4 * 1.008 ** (group.day / 30.4);
  const clicks = group.count + random.poisson(group.count * 0.09);
  const cost = Math.round(clicks * campaign!.cpc * auction * random.logNormal(1, 0.22));
  const seen = clicks + Math.round((clicks / campaign!.ctr) * random.logNormal(1, 0.3));
  const figures = { impressions: seen, clicks, cost };
  const isRevised = random.chance(0.3);
  const isGone = random.chance(0.01);
  // Invalid clicks are refunded within days.
  const revised = { ...figures, cost: Math.round(cost * random.between(0.93, 1)) };
  return {
    platform: channel.platform!,
    day: group.day,
    campaign: campaign!,
    adGroup: adGroup!,
    ...(keyword && { keyword }),
    ...figures,
    restated: isGone ? null : isRevised ? revised : figures,
  };
}

/** A report a month and platform, and three days later its last days once more. */
export function adReportsOf(
  options: SimulatorOptions,
  calendar: Calendar,
  rows: readonly AdRow[],
): readonly AdReport[] {
  const reports: AdReport[] = [];
  for (let left = options.months; left > 0; left -= 1) {
    const first = calendar.monthsBeforeEnd(left);
    const end = left === 1 ? calendar.days.length : calendar.monthsBeforeEnd(left - 1);
    for (const platform of Object.keys(AD_ACCOUNTS) as AdPlatform[]) {
      const inside = rows.filter(
        (row) => row.platform === platform && row.day >= first && row.day < end,
      );
      const at = Math.min(calendar.end - 1, calendar.startOf(end - 1) + DAY + 5 * HOUR);
      reports.push({ platform, at, first, end, isRestated: false, rows: inside });
      const from = end - RESTATED_DAYS;
      const again = inside.filter((row) => row.day >= from && row.restated);
      if (left > 1)
        reports.push({
          platform,
          at: at + 3 * DAY,
          first: from,
          end,
          isRestated: true,
          rows: again,
        });
    }
  }
  return reports.sort((a, b) => a.at - b.at || (a.platform < b.platform ? -1 : 1));
}

/**
 * What counts in the end: the newest report of each day. A Direct report empties the days it covers
 * and says nothing of; an Airbyte sync can only replace days that it has rows for.
 */
export function finalRows(reports: readonly AdReport[]): readonly (AdRow & { final: AdFigures })[] {
  const restatedDays = new Set<string>();
  for (const { platform, first, end, isRestated, rows } of reports) {
    if (!isRestated) continue;
    for (const row of rows) restatedDays.add(`${platform}|${row.day}`);
    for (let day = first; day < end && platform === 'yandex-direct'; day += 1)
      restatedDays.add(`${platform}|${day}`);
  }
  return reports
    .filter((report) => !report.isRestated)
    .flatMap((report) => report.rows)
    .flatMap((row) => {
      const final = restatedDays.has(`${row.platform}|${row.day}`) ? row.restated : row;
      return final ? [{ ...row, final }] : [];
    });
}

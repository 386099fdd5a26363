import type { CostRow } from '../../../contract/fact.ts';
import { RecordError } from '../../../contract/record-error.ts';
import { type CostLevel, costRow } from '../../../mapping/ad-cost.ts';
import { foldHeading } from '../headings/fold.ts';
import type { FileReading } from '../reading/read-file.ts';
import type { Row } from '../reading/row.ts';
import { platformTraffic } from './platforms.ts';
import { daysBetween, evenShares, spreadOver } from './shares.ts';

/** Headings of a day that begins a period, where another column has its end. */
const BEGINS = /start|начал|başlangi|début|from/u;

/** How finely a file is cut, by its columns. */
export function levelOf({ columns }: FileReading): CostLevel {
  const has = (...names: readonly string[]) =>
    columns.some(({ meaning }) => meaning !== undefined && names.includes(meaning));
  if (has('keyword')) return 'keyword';
  if (has('ad_id', 'ad')) return 'ad';
  return has('ad_group_id', 'ad_group') ? 'ad_group' : 'campaign';
}

/** The days that a row tells the cost of. @throws RecordError where nobody says which. */
export function daysOf(row: Row, { columns, options }: FileReading): readonly string[] {
  const [from, to] = periodOf(row, columns, options);
  const days = daysBetween(from, to);
  if (days.length === 0)
    throw new RecordError('time_unreadable', {
      ...{ field: row.heading('until'), got: `${from} – ${to}` },
      expected: 'a day that is not before the first, and at most ten years after it',
    });
  if (days.length > 1 && !options.spread)
    throw new RecordError('field_invalid', {
      ...{ field: row.heading('day'), got: `${from} – ${to}` },
      expected: 'one day a row, or --spread days or --spread months for a cost of several',
    });
  return days;
}

function periodOf(
  row: Row,
  columns: FileReading['columns'],
  options: FileReading['options'],
): readonly [string, string] {
  const day = row.day('day');
  if (day !== undefined) {
    const heading = columns.find(({ meaning }) => meaning === 'day')!.heading;
    const until = BEGINS.test(foldHeading(heading).name) ? row.day('until') : undefined;
    return [day, until ?? day];
  }
  const month = monthOf(row);
  if (month) return month;
  if (options.from && options.to) return [options.from, options.to];
  throw new RecordError('field_missing', {
    ...{ field: row.heading('day'), expected: 'a day, or --from and --to' },
  });
}

function monthOf(row: Row): readonly [string, string] | undefined {
  const text = row.text('month');
  if (text === undefined) return undefined;
  const numeric = /^(\d{4})-(\d{2})$/.exec(text) ?? undefined;
  const [year, month] = numeric
    ? [Number(numeric[1]), Number(numeric[2])]
    : yearAndMonth(/^(\d{2})[./](\d{4})$/.exec(text), row);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return [`${last.slice(0, 8)}01`, last];
}

function yearAndMonth(found: RegExpExecArray | null, row: Row): readonly [number, number] {
  if (found) return [Number(found[2]), Number(found[1])];
  const day = row.day('month')!;
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

/** A row as the costs of its days, which add up to it exactly. */
export function costRows(row: Row, reading: FileReading): CostRow[] {
  const { options } = reading;
  const days = daysOf(row, reading);
  const cost = row.money('cost');
  if (cost === undefined)
    throw new RecordError('field_missing', { field: row.heading('cost'), expected: 'an amount' });
  const share = spreadOver(days, options.spread ?? 'days');
  const counts = (total: number | undefined) =>
    share(BigInt(total ?? 0)).map((part) => Number(part));
  const costs = share(cost);
  const fee = row.money('fee');
  const fees = fee === undefined ? undefined : share(fee);
  const impressions = counts(row.count('impressions'));
  const clicks = counts(row.count('clicks'));
  const claims = claimsOf(row, reading, days.length);
  const { source, medium } = trafficOf(row, options);
  const text = (meaning: 'campaign' | 'ad_group' | 'keyword' | 'ad', length: number) =>
    row.text(meaning, length) ?? '';
  const adId = row.text('ad_id', 128);
  const creative = row.text('ad', 512);
  const campaignId = row.text('campaign_id', 128) ?? '';
  return days.map((date, at) =>
    costRow({
      ...{ date, utmSource: source, utmMedium: medium, campaignId },
      campaign: text('campaign', 512),
      adGroupId: row.text('ad_group_id', 128) ?? '',
      adGroup: text('ad_group', 512),
      keyword: text('keyword', 512),
      ...(adId !== undefined && { adId }),
      ...(creative !== undefined && { creative }),
      currency: row.currency('cost', options.currency),
      costMicros: costs[at]!,
      vatIncluded: options.vat === undefined ? null : options.vat === 'included',
      ...(fees && { feeMicros: fees[at]! }),
      impressions: impressions[at]!,
      clicks: clicks[at]!,
      ...(claims && { claimed: [claims[at]!] }),
    }),
  );
}

function trafficOf(row: Row, options: FileReading['options']) {
  const platform = row.text('platform');
  const known = platform === undefined ? undefined : platformTraffic(platform);
  const source = row.text('source', 128) ?? known?.source ?? options.utmSource ?? platform;
  const medium = row.text('medium', 128) ?? known?.medium ?? options.utmMedium;
  if (source === undefined || medium === undefined)
    throw new RecordError('field_missing', {
      field: source === undefined ? 'utm_source' : 'utm_medium',
      expected:
        'a column for it, or --utm-source and --utm-medium as the links of the ads have them',
    });
  return { source: source.slice(0, 128), medium };
}

/** What the platform says that it brought; each way of counting is a figure of its own. */
function claimsOf(row: Row, { columns, vendor }: FileReading, parts: number) {
  const conversions = row.money('conversions');
  const value = row.money('conversion_value');
  if (conversions === undefined && value === undefined) return undefined;
  const heading = columns.find(({ meaning }) => meaning === 'conversions')?.heading;
  const setting = row.text('result', 256) ?? vendor?.vendor ?? 'file';
  const action = heading ? foldHeading(heading).name : 'conversions';
  const [each, worth] = [conversions, value].map((total) =>
    total === undefined ? undefined : evenShares(total, parts),
  );
  return Array.from({ length: parts }, (_, at) => ({
    ...{ setting, action },
    ...(each && { conversions: each[at]! }),
    ...(worth && { valueMicros: worth[at]! }),
  }));
}

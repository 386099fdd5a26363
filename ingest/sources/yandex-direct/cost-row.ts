import type { CostRow } from '../../contract/fact.ts';
import { toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { dayOf, type Micros } from '../../contract/time.ts';
import { type CostLevel, costRow } from '../../mapping/ad-cost.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import { widthError } from '../../mapping/read-table.ts';
import type { Report } from './report.ts';
import type { YandexDirectSettings } from './settings.ts';

const DAY = 86_400_000_000;

/** How finely a report is cut, by its columns. */
export function levelOf(columns: readonly string[]): CostLevel {
  const has = (...names: readonly string[]) => names.some((name) => columns.includes(name));
  if (has('Criterion', 'CriterionId', 'Criteria', 'CriteriaId')) return 'keyword';
  if (has('AdId')) return 'ad';
  if (has('AdGroupId', 'AdGroupName')) return 'ad_group';
  return 'campaign';
}

/** Cells of one row by column name; `--`, the API's sign for a missing value, is absent. */
export function cellsByName(
  columns: readonly string[],
  cells: readonly string[],
): ReadonlyMap<string, string> {
  const wrong = widthError(cells, columns);
  if (wrong) throw wrong;
  const named = columns.map((name, at) => [name, cells[at]!.trim()] as const);
  return new Map(named.filter(([, value]) => value !== '--' && value !== ''));
}

/** The row's own day, else the one day that the whole report covers. */
export function rowDay(
  cells: ReadonlyMap<string, string>,
  range: Report['range'],
  receivedAt: Micros,
  timezone: string,
): string {
  const day = cells.get('Date') ?? (range && range.from === range.to ? range.from : undefined);
  if (day === undefined)
    throw new RecordError('field_missing', {
      field: 'Date',
      expected: 'the column Date, or a report of a single day that its name line tells',
    });
  calendarDay(day, 'Date');
  if (day > dayOf(receivedAt + DAY, timezone))
    throw new RecordError('time_in_future', { field: 'Date', got: day });
  return day;
}

export function readRow(
  cells: ReadonlyMap<string, string>,
  date: string,
  settings: YandexDirectSettings,
): CostRow {
  const text = (length: number, ...names: readonly string[]) =>
    (names.map((name) => cells.get(name)).find((value) => value !== undefined) ?? '').slice(
      0,
      length,
    );
  return costRow({
    date,
    utmSource: settings.source,
    utmMedium: settings.medium,
    campaignId: text(128, 'CampaignId'),
    campaign: text(512, 'CampaignName'),
    adGroupId: text(128, 'AdGroupId'),
    adGroup: text(512, 'AdGroupName'),
    keyword: text(512, 'Criterion', 'Criteria'),
    currency: settings.currency,
    costMicros: cost(cells.get('Cost'), settings.moneyInMicros),
    vatIncluded: settings.includeVat,
    impressions: count(cells.get('Impressions'), 'Impressions'),
    clicks: count(cells.get('Clicks'), 'Clicks'),
  });
}

/** Both ways of writing money are checked strictly: mistaking one for the other is an error of a million times. */
function cost(value: string | undefined, inMicros: boolean): bigint {
  if (value === undefined)
    throw new RecordError('field_missing', { field: 'Cost', expected: 'an amount of money' });
  const fits = inMicros ? /^-?\d{1,18}$/ : /^-?\d{1,12}\.\d{2}$|^0$/;
  if (!fits.test(value))
    throw new RecordError('money_unreadable', {
      field: 'Cost',
      got: value,
      expected: inMicros
        ? 'whole micros (a report with decimals needs money_in_micros: false)'
        : 'a decimal with two digits (a report in micros needs money_in_micros: true)',
    });
  return inMicros ? BigInt(value) : toMicros(value, 'Cost');
}

function count(value: string | undefined, field: string): number {
  if (value === undefined) return 0;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new RecordError('field_invalid', { field, expected: 'a count of 0 or more', got: value });
}

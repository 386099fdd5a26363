import { formatMicros, toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { type CostLevel, costRow } from '../../mapping/ad-cost.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { quietly } from '../../mapping/quietly.ts';
import { isSyncField, segmentsOf } from '../../mapping/row-key.ts';
import type { AdStreams } from './ad-streams.ts';
import { claimed, type ToldClaim } from './claimed.ts';
import { accountDay, count, label, pick, rowCurrency } from './fields.ts';
import { platformSettings } from './settings.ts';
import type { StreamMap } from './stream-map.ts';

type Unit = 'major' | 'micros' | 'cents';

/** The map of a stream that is data: see `AD_STREAMS`. */
export function adStreamMap(ad: AdStreams, level: CostLevel): StreamMap {
  const place = `${ad.platform}.currency`;
  return {
    platform: ad.platform,
    level,
    account: (data) => accountOf(ad, flat(ad, data)),
    date: (data) => dayOf(pick(flat(ad, data), ...ad.date), ad.date[0]!),
    currency: (data) => pick(flat(ad, data), ...ad.currency),
    noCost: (data) =>
      blank(pick(flat(ad, data), ...ad.cost, ...(ad.elsewhere?.cost ?? []))) === undefined
        ? {
            code: 'no_cost',
            message: `rows have no ${ad.cost[0]} and no cost to store; sync a stream with metrics`,
          }
        : undefined,
    segments: (data) =>
      segmentsOf(flat(ad, data), (name) => {
        if (isSyncField(name) || ad.figures.test(name)) return false;
        return ![...ad.date, ...(ad.until ?? []), ...ad.currency, ...ad.account].includes(name);
      }),
    row: (told, { date, currency }, settings) => {
      const data = flat(ad, told);
      const own = platformSettings(settings, ad.platform);
      checkOneDay(ad, data, date);
      // A stream of one level names its object `id`.
      const idOf = (names: readonly string[], of: CostLevel) =>
        label(
          pick(data, ...names, ...(of === level ? ['id', 'string_of_pivot_values'] : [])),
          128,
        ).replace(/^urn:li:\w+:/, '');
      const { adGroup } = ad;
      return costRow({
        date,
        utmSource: own.source ?? ad.source,
        utmMedium: own.medium ?? ad.medium,
        campaignId: idOf(ad.campaign.id, 'campaign'),
        campaign: label(pick(data, ...ad.campaign.name), 512),
        adGroupId: level === 'campaign' || !adGroup ? '' : idOf(adGroup.id, 'ad_group'),
        adGroup: level === 'campaign' || !adGroup ? '' : label(pick(data, ...adGroup.name), 512),
        keyword: level === 'keyword' ? label(pick(data, 'Keyword', 'keyword'), 512) : '',
        ...(level === 'ad' && ad.ad && { adId: idOf(ad.ad.id, 'ad') }),
        currency: rowCurrency(currency, own.currency ?? ad.onlyCurrency, ad.currency[0]!, place),
        costMicros: costOf(ad, data)!,
        vatIncluded: own.vatIncluded,
        impressions: count(blank(pick(data, ...ad.impressions)), ad.impressions[0]!),
        clicks: count(blank(pick(data, ...ad.clicks)), ad.clicks[0]!),
        ...claimed(claimsOf(ad, data)),
      });
    },
  };
}

/** Fields of the members that hold the row’s own, beside its others. */
function flat({ nested = [] }: AdStreams, data: JsonObject): JsonObject {
  if (nested.length === 0) return data;
  const inner = nested.map((name) => asObject(data[name]) ?? {});
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !nested.includes(name)));
  return Object.assign({}, rest, ...inner.map(withoutNulls), withoutNulls(rest)) as JsonObject;
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => blank(value) != null));
}

function accountOf(ad: AdStreams, data: JsonObject): string | undefined {
  return label(pick(data, ...ad.account), 128).replace(/^urn:li:\w+:/, '') || undefined;
}

/** TikTok writes `-` for nothing, Yandex.Direct `--`. */
function blank(value: unknown): unknown {
  return typeof value === 'string' && /^\s*-{0,2}\s*$/.test(value) ? undefined : value;
}

/** The account’s own day, as written; a time of day and its offset say nothing more. */
function dayOf(value: unknown, field: string): string {
  const text = typeof value === 'string' ? value.trim() : value;
  const day = typeof text === 'string' ? /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text) : null;
  return accountDay(day?.[1] ?? text ?? undefined, field);
}

/** A row over several days cannot be laid on one of them. */
function checkOneDay({ until = [] }: AdStreams, data: JsonObject, date: string): void {
  const last = pick(data, ...until);
  if (last !== undefined && dayOf(last, until[0]!) !== date)
    throw new RecordError('field_invalid', {
      field: until[0]!,
      expected: `the same day as the first, ${date}`,
      got: shown(last),
    });
}

function costOf(ad: AdStreams, data: JsonObject): bigint | undefined {
  const told = blank(pick(data, ...ad.cost));
  const isDecimal = ad.decimalsAreMajor === true && /^\s*-?\d*\.\d/.test(shown(told));
  if (told !== undefined) return amount(told, isDecimal ? 'major' : ad.unit, ad.cost[0]!);
  if (!ad.elsewhere) return undefined;
  const other = blank(pick(data, ...ad.elsewhere.cost));
  return other === undefined ? undefined : amount(other, ad.elsewhere.unit, ad.elsewhere.cost[0]!);
}

/** Major units may come with the noise of floats, which is less than a millionth. */
function amount(value: unknown, unit: Unit, field: string): bigint {
  const micros = toMicros(value, field);
  if (unit === 'major') return micros;
  if (unit === 'cents') return micros / 100n;
  if (micros % 1_000_000n !== 0n)
    throw new RecordError('money_unreadable', {
      field,
      expected: 'whole micros of the account currency',
      got: shown(value),
    });
  return micros / 1_000_000n;
}

/** A value that cannot be read in its unit is not told. */
function claimsOf(ad: AdStreams, data: JsonObject): ToldClaim[] {
  const unit = ad.valueUnit ?? ad.unit;
  return ad.claims.map(({ setting, action, conversions, value }) => {
    const told = value && blank(pick(data, ...value));
    const worth = told === undefined ? undefined : quietly(() => amount(told, unit, value![0]!));
    return {
      ...{ setting, action },
      conversions: conversions && pick(data, ...conversions),
      ...(worth !== undefined && { value: formatMicros(worth) }),
    };
  });
}

import { RecordError } from '../../contract/record-error.ts';
import type { MeasureRow } from '../../contract/slice.ts';
import { decodeText } from '../../mapping/decode-text.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { rowKey } from '../../mapping/row-key.ts';
import { accountDay, label, pick } from './fields.ts';
import { googleAccount } from './google-ads-fields.ts';

/** Clicks of Google Ads one by one: Airbyte's stream, and reports of Singer taps and older connectors. */
export const CLICK_STREAM = /^click_view(_report)?$|^click_performance_report$/;

/** `ad_click:google_ads:<account>:<date>`. */
export const clickKey = (account: string, date: string) =>
  ['ad_click', 'google_ads', account, date].join(':');

export const clickAccount = (data: JsonObject) =>
  googleAccount(data) ??
  // The path of a click names its customer where nothing else does.
  /^customers\/(\d+)\//.exec(label(field(data, 'resource_name'), 256))?.[1];

export const clickDay = (data: JsonObject) =>
  accountDay(
    pick(data, 'segments.date', 'segments_date', 'segments__date', 'date'),
    'segments.date',
  );

/**
 * A row of `click_view`: which campaign, ad group, keyword and ad a gclid was given out for. Google tells it
 * a day at a time, for the last ninety days.
 */
export function clickRow(
  data: JsonObject,
  date: string,
  emittedAt: number | undefined,
): MeasureRow {
  const clickId = label(field(data, 'gclid') ?? pick(data, 'gcl_id', 'gclid'), 512);
  if (!clickId) throw new RecordError('field_missing', { field: 'click_view.gclid' });
  const [adGroupOfAd = '', ad = ''] = lastOf(field(data, 'ad_group_ad')).split('~');
  const dimensions = {
    ...{ platform: 'google_ads', click_id: clickId },
    campaign_id: label(pick(data, 'campaign.id', 'campaign_id', 'campaign__id'), 128),
    campaign: label(pick(data, 'campaign.name', 'campaign_name', 'campaign__name'), 512),
    ad_group_id: label(pick(data, 'ad_group.id', 'ad_group_id', 'adGroup__id'), 128) || adGroupOfAd,
    ad_group: label(pick(data, 'ad_group.name', 'ad_group_name', 'adGroup__name'), 512),
    ad_id: ad,
    keyword: label(
      field(data, 'keyword_info.text') ??
        pick(data, 'click_view_keyword_info_text', 'keyword_text'),
      512,
    ),
    match_type: label(field(data, 'keyword_info.match_type'), 32).toLowerCase(),
    device: label(pick(data, 'segments.device', 'segments_device', 'device'), 32).toLowerCase(),
  };
  const told = Object.entries(dimensions).flatMap(([name, text]) =>
    text === '' ? [] : [[name, decodeText(text)] as const],
  );
  return {
    date,
    dimensions: Object.fromEntries(told),
    metrics: { clicks: 1_000_000n },
    rowKey: rowKey({ date, click: clickId }),
    ...(emittedAt !== undefined && { emittedAt }),
  };
}

/** A field of the click itself as Airbyte writes it (`click_view.keyword_info.text`), and as Singer taps do. */
function field(data: JsonObject, path: string): unknown {
  const flat = path.replaceAll('.', '_');
  const camel = (text: string) =>
    text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return pick(
    data,
    `click_view.${path}`,
    `click_view_${flat}`,
    `clickView__${path.split('.').map(camel).join('__')}`,
  );
}

/** `customers/1/adGroupAds/20~30` → `20~30`. */
const lastOf = (path: unknown) => label(path, 256).split('/').at(-1)!;

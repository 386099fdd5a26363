import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, SliceRef } from '../../contract/fact.ts';
import {
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
} from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { MapContext } from '../../contract/source.ts';
import { epochInstant } from '../../contract/time.ts';
import { paramCampaign, present } from '../../kit/web-events/campaign-params.ts';
import { exportConsent } from '../../kit/web-events/event-details.ts';
import { saleTold } from '../../kit/web-events/sale-told.ts';
import { MAX_URL, trafficOf } from '../../kit/web-events/traffic.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject } from '../../mapping/json-object.ts';
import { nameText, tagText } from '../../mapping/tag-text.ts';
import { eventFact } from './event-fact.ts';
import { canonicalParams, readEventParams } from './event-params.ts';
import type { Ga4Settings } from './settings.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * The block that a row of the export belongs to, `ga4_day:<stream>:<event_date>`: Google rewrites a
 * day for about 72 hours, so a day that is imported again replaces what stood there. `event_date` is
 * a day of the property's own zone. Undefined for what is no row.
 */
export function dayBlock(record: unknown, account: string): string | undefined {
  const row = asObject(record);
  const day = row && eventDay(row);
  return day ? `ga4_day:${analyticsText(row?.stream_id, 128) ?? account}:${day}` : undefined;
}

/**
 * One row of `events_YYYYMMDD` as an event. A row without `user_pseudo_id` (consent denied) keeps its
 * place in the counts and carries neither identifiers nor session. One whose client id says nobody may
 * still name a user.
 * @throws RecordError for rows without a name, a day or a readable time.
 */
export function bigQueryEvent(
  record: unknown,
  delivery: RawDelivery,
  { settings, identity }: MapContext<Ga4Settings>,
  slice: SliceRef | undefined,
): EventFact {
  const row = asObject(record);
  if (!row || (row.event_name === undefined && row.event_timestamp === undefined))
    throw new RecordError('record_unreadable', { expected: 'a row of a GA4 BigQuery export' });
  const name = required(row, 'event_name');
  if (!slice)
    throw new RecordError(row.event_date == null ? 'field_missing' : 'field_invalid', {
      field: 'event_date',
      expected: 'YYYYMMDD',
      ...(row.event_date != null && { got: shown(row.event_date) }),
    });
  if (row.event_timestamp == null)
    throw new RecordError('field_missing', { field: 'event_timestamp' });
  const at = epochInstant(row.event_timestamp, 'us', 'event_timestamp').at;
  const params = readEventParams(row.event_params);
  const given = analyticsText(row.user_pseudo_id);
  const client = gaClientId(given, identity);
  const identifiers = given === undefined ? [] : identifiersOf(row, client, identity);
  const sessionId =
    identifiers.length > 0 ? analyticsText(params.get('ga_session_id'), 128) : undefined;
  const pageLocation = analyticsText(params.get('page_location'), MAX_URL);
  const { legacyEncoding } = settings;
  const traffic = trafficOf({
    ...campaigns(row, params, legacyEncoding),
    ...{ pageLocation, legacyEncoding },
  });
  const fact = eventFact(delivery, settings, {
    id: rowId(row, delivery.account, client?.value ?? given, at, name),
    identifiers: [
      ...identifiers,
      ...(given === undefined
        ? []
        : saleTold(
            name,
            [asObject(row.ecommerce)?.transaction_id, params.get('transaction_id')],
            identity,
          )),
    ],
    ...{ at, name, sessionId, traffic, pageLocation, params },
    ecommerce: asObject(row.ecommerce),
    items: row.items,
    device: asObject(row.device),
    place: asObject(row.geo),
    app: asObject(row.app_info),
    consent: exportConsent(asObject(row.privacy_info)),
  });
  return { ...fact, slice };
}

function eventDay(row: Row): string | undefined {
  const text = analyticsText(row.event_date)?.replaceAll('-', '');
  return text && /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text) ? text : undefined;
}

function required(row: Row, field: string): string {
  const value = analyticsText(row[field], 256);
  if (!value) throw new RecordError('field_missing', { field });
  return value;
}

function identifiersOf(
  row: Row,
  client: Identifier | undefined,
  rules: IdentityRules,
): Identifier[] {
  const user = identifier('user_id', analyticsText(row.user_id), rules);
  return [client, user].filter((found) => found !== undefined);
}

/**
 * GA4 exports no event id. Rows before 2024 have no place inside their batch, and rows without a
 * client nothing that tells two visitors apart: there the parameters decide.
 */
function rowId(
  row: Row,
  account: string,
  client: string | undefined,
  at: number,
  name: string,
): string {
  const place = ['batch_page_id', 'batch_ordering_id', 'batch_event_index'].map(
    (field) => analyticsText(row[field]) ?? '',
  );
  const placed = client && place.some((value) => value !== '');
  return deterministicId(
    ...['ga4', account, analyticsText(row.stream_id) ?? '', client ?? '', at, name, ...place],
    ...(placed ? [] : [sha256(canonicalParams(row.event_params))]),
  );
}

function campaigns(row: Row, params: ReadonlyMap<string, unknown>, legacy: string | undefined) {
  const collected = asObject(row.collected_traffic_source);
  const ads = asObject(asObject(row.session_traffic_source_last_click)?.google_ads_campaign);
  const manual = collected && {
    source: tagText(collected.manual_source, legacy),
    medium: tagText(collected.manual_medium, legacy),
    campaign: nameText(collected.manual_campaign_name, legacy),
    campaignId: nameText(collected.manual_campaign_id, legacy),
    keyword: nameText(collected.manual_term, legacy),
    content: nameText(collected.manual_content, legacy),
  };
  const clickIds = ['gclid', 'dclid', 'srsltid'].filter(
    (name) => analyticsText(collected?.[name]) ?? analyticsText(params.get(name)),
  );
  return {
    pageReferrer: analyticsText(params.get('page_referrer'), MAX_URL),
    clickIds,
    ...(manual && { stated: [present(manual)] }),
    // Before collected_traffic_source (2023) the event's own parameters said it.
    ...(!collected && { derived: paramCampaign(params, false, legacy) }),
    ...(ads && {
      googleAds: {
        campaignId: analyticsText(ads.campaign_id, 128),
        campaign: tagText(ads.campaign_name),
        adGroup: tagText(ads.ad_group_name) ?? analyticsText(ads.ad_group_id),
      },
    }),
  };
}

import { RecordError } from '../../contract/record-error.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { cartChange, ecommerceAction, transaction, transactionItem } from './ecommerce.ts';
import { eventIn, type SelfDescribing } from './self-describing.ts';
import type { Told } from './told.ts';

/** Self-describing events of Snowplow’s own: what they are to GA4, and its names of their fields. */
const SCHEMAS: Readonly<
  Record<string, readonly [word: string, names: Readonly<Record<string, string>>]>
> = {
  link_click: [
    'click',
    { targetUrl: 'link_url', elementContent: 'link_text', elementId: 'link_id' },
  ],
  button_click: ['click', { label: 'link_text' }],
  site_search: ['search', { terms: 'search_term', totalResults: 'results' }],
  // What was filled in is the visitor’s.
  submit_form: ['submit_form', { formId: 'form_id' }],
  screen_view: ['screen_view', { name: 'screen_name' }],
  application_install: ['first_open', {}],
  play_event: ['video_start', {}],
  percent_progress_event: ['video_progress', { percentProgress: 'video_percent' }],
  end_event: ['video_complete', {}],
};
const CONSENT = new Set(['consent_preferences', 'consent_granted', 'consent_withdrawn']);
const ECOMMERCE = /(^|\.)(snowplow\.ecommerce|enhanced-ecommerce)$/;
/** Fields of which only those that are named are kept: the rest may be what somebody typed. */
const NAMED_ONLY = new Set(['submit_form', 'change_form', 'focus_form']);

/** What an event says. @throws RecordError for a kind of event that the protocol does not have. */
export function meaningOf(
  record: JsonObject,
  event: SelfDescribing | undefined,
  entities: readonly SelfDescribing[],
  items: readonly JsonObject[],
): Told {
  if (event) return selfDescribed(event, entities);
  switch (record.e) {
    case 'pv':
      return { name: 'page_view', word: 'page_view', params: new Map() };
    case 'pp':
      return {
        ...{ name: 'page_ping', word: 'user_engagement' },
        params: new Map([['engagement_type', 'page_ping']]),
      };
    case 'se':
      return structured(record);
    case 'tr':
      return transaction(record, items);
    case 'ti':
      return transactionItem(record);
    default:
      throw new RecordError(record.e == null ? 'field_missing' : 'field_invalid', {
        field: 'e',
        expected: 'pv, pp, se, ue, tr or ti',
        ...(record.e != null && { got: analyticsText(record.e, 64) ?? '' }),
      });
  }
}

/** The self-describing event of `e=ue`. */
export function selfDescribedIn(record: JsonObject): SelfDescribing | undefined {
  return record.e === 'ue' ? eventIn(record) : undefined;
}

function structured(record: JsonObject): Told {
  const name = analyticsText(record.se_ac, 256);
  if (name === undefined) throw new RecordError('field_missing', { field: 'se_ac' });
  return {
    name,
    word: name,
    params: new Map<string, unknown>([
      ['event_category', record.se_ca],
      ['event_label', record.se_la],
      ['event_property', record.se_pr],
      // A number of anything, and no money.
      ['event_value', record.se_va],
    ]),
  };
}

function selfDescribed(event: SelfDescribing, entities: readonly SelfDescribing[]): Told {
  const { vendor, name, data } = event;
  if (ECOMMERCE.test(vendor)) return ecommerceAction(event, entities);
  if (!vendor.startsWith('com.snowplowanalytics.'))
    return { name, word: name, params: paramsOf(data) };
  if (CONSENT.has(name)) return { name, word: 'consent', type: 'consent', params: paramsOf(data) };
  if (name === 'add_to_cart' || name === 'remove_from_cart') return cartChange(name, event);
  if (name === 'ad_impression')
    return { name, word: name, type: 'ad_view', params: paramsOf(data), words: adOf(data) };
  const [word, names] = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name]! : [name, {}];
  const params = paramsOf(data, names, NAMED_ONLY.has(name));
  return { name, word, params };
}

function adOf(data: JsonObject) {
  const subject = analyticsText(data.campaignId, 256);
  const variant = analyticsText(data.bannerId, 256);
  return { ...(subject && { subject }), ...(variant && { variant }) };
}

const SEARCHED = 'search_term';

function paramsOf(
  data: JsonObject,
  names: Readonly<Record<string, string>> = {},
  isNamedOnly = false,
): Map<string, unknown> {
  const params = new Map<string, unknown>();
  for (const [field, value] of Object.entries(data)) {
    const known = Object.hasOwn(names, field) ? names[field]! : field;
    if (isNamedOnly && known === field) continue;
    params.set(known, known === SEARCHED ? [value].flat().join(' ') : value);
  }
  return params;
}

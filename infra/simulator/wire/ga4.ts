import type { Calendar } from '../calendar.ts';
import { SECOND } from '../calendar.ts';
import type { Cart } from '../carts.ts';
import { SHOP } from '../catalog.ts';
import { ACCOUNTS, MEASUREMENT_ID, STREAM_ID } from '../credentials.ts';
import type { Message } from '../delivery.ts';
import { amountsOf, type Order } from '../orders.ts';
import type { StaffHit } from '../untidy.ts';
import type { Visit, VisitEvent } from '../visits.ts';

/** Measurement Protocol requests of one visit: at most `batch` of its events in each. */
export function measurementMessages(
  visit: Visit,
  events: readonly VisitEvent[],
  apiSecret: string,
  batch: number,
): readonly Message[] {
  const messages: Message[] = [];
  for (let start = 0; start < events.length; start += batch) {
    const part = events.slice(start, start + batch);
    messages.push(
      requestOf(`${visit.key}.${start}`, part.at(-1)!.at, apiSecret, () => ({
        client_id: visit.clientId,
        ...loginOf(visit),
        timestamp_micros: part[0]!.at,
        consent: { ad_user_data: 'GRANTED', ad_personalization: 'DENIED' },
        events: part.map((event) => ({
          name: event.name,
          timestamp_micros: event.at,
          params: measurementParams(visit, event),
        })),
      })),
    );
  }
  return messages;
}

function loginOf({ userId, userIdOfNobody }: Visit): { readonly user_id?: string } {
  const id = userId ?? userIdOfNobody;
  return id === undefined ? {} : { user_id: id };
}

/** A look of somebody from the shop itself. */
export function staffMessage(hit: StaffHit, apiSecret: string): Message {
  return requestOf(hit.key, hit.at, apiSecret, () => ({
    client_id: hit.clientId,
    timestamp_micros: hit.at,
    events: [{ name: 'page_view', params: hit.params }],
  }));
}

function requestOf(key: string, at: number, apiSecret: string, body: () => object): Message {
  return {
    key: `ga4.${key}`,
    at,
    source: 'ga4',
    account: ACCOUNTS.ga4,
    path: `/mp/collect?measurement_id=${MEASUREMENT_ID}&api_secret=${apiSecret}`,
    headers: () => ({ 'user-agent': 'Mozilla/5.0' }),
    body: () => JSON.stringify(body()),
  };
}

function measurementParams(visit: Visit, event: VisitEvent): Readonly<Record<string, unknown>> {
  return {
    session_id: sessionId(visit),
    session_number: visit.sessionNumber,
    engagement_time_msec: event.engagementMs,
    page_location: event.page,
    page_title: event.title,
    ...(event.referrer && { page_referrer: event.referrer }),
    ...(event.name === 'purchase' && purchase(visit.order!)),
    ...(event.cart && inCart(event.cart)),
    ...event.test,
  };
}

function purchase(order: Order): Readonly<Record<string, unknown>> {
  const { total, tax } = amountsOf(order.plan.lines, order.plan.shipping);
  return {
    transaction_id: String(order.number),
    currency: 'RUB',
    value: total / 100,
    tax: tax / 100,
    shipping: order.plan.shipping / 100,
    items: items(order.plan.lines),
  };
}

function inCart({ id, lines }: Cart): Readonly<Record<string, unknown>> {
  const value = lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  return { cart_id: id, currency: 'RUB', value: value / 100, items: items(lines) };
}

function items(lines: Cart['lines']): readonly Readonly<Record<string, unknown>>[] {
  return lines.map(({ product, quantity }) => ({
    item_id: product.sku,
    item_name: product.name,
    item_category: product.category,
    price: product.price / 100,
    quantity,
  }));
}

/**
 * Rows of `events_YYYYMMDD` for those events of a visit that fall on one day: INT64 as text, absent
 * members left out, as `bq extract` writes it. What all rows of a visit share is written once.
 */
export function exportRows(
  calendar: Calendar,
  visit: Visit,
  events: readonly VisitEvent[],
  day: number,
): string {
  const date = calendar.days[day]!.replaceAll('-', '');
  const sameParams = [
    int('ga_session_id', sessionId(visit)),
    int('ga_session_number', visit.sessionNumber),
    text('session_engaged', visit.pages > 1 ? '1' : '0'),
  ].join(',');
  const sameMembers = JSON.stringify(visitMembers(visit)).slice(1);
  const page = String(Math.floor(visit.at / 1000));
  let rows = '';
  events.forEach((event, index) => {
    if (calendar.indexOf(event.at) !== day) return;
    const landing = index === 0 ? collected(visit) : '';
    const sale =
      event.name === 'purchase' && visit.order
        ? soldIn(visit.order)
        : event.cart
          ? cartMembers(event.cart)
          : NOTHING_SOLD;
    rows +=
      `{"event_date":"${date}","event_timestamp":"${event.at}","event_name":"${event.name}",` +
      `"event_params":[${sameParams},${eventParams(event)}${sale.params}],${landing}${sale.members}` +
      `"batch_page_id":"${page}","batch_ordering_id":"${index + 1}","batch_event_index":"1",` +
      `${sameMembers}\n`;
  });
  return rows;
}

function visitMembers(visit: Visit): Readonly<Record<string, unknown>> {
  return {
    ...loginOf(visit),
    user_pseudo_id: visit.clientId,
    privacy_info: { analytics_storage: 'Yes', ads_storage: 'Yes', uses_transient_token: 'No' },
    device: {
      category: visit.clientId === visit.person.clientIds[0] ? 'mobile' : 'desktop',
      language: 'ru-ru',
      web_info: { browser: 'Chrome', hostname: SHOP.host },
    },
    geo: { country: 'Russia' },
    stream_id: STREAM_ID,
    platform: 'WEB',
    is_active_user: true,
  };
}

function eventParams(event: VisitEvent): string {
  const params = [
    int('engagement_time_msec', event.engagementMs),
    text('page_location', event.page),
  ];
  if (event.referrer) params.push(text('page_referrer', event.referrer));
  for (const [key, value] of Object.entries(event.test ?? {})) params.push(text(key, value));
  return params.join(',');
}

/** The source that GA4 read from the landing page; what it found stands in the first row alone. */
function collected(visit: Visit): string {
  const { channel, campaign, adGroup, keyword } = visit.arrival;
  if (!channel.utmSource) return '';
  const source = {
    ...(campaign?.id && { manual_campaign_id: campaign.id }),
    ...(campaign && { manual_campaign_name: campaign.name }),
    manual_source: channel.utmSource,
    manual_medium: channel.utmMedium,
    ...(keyword && { manual_term: keyword.text }),
    ...(adGroup && channel.platform && { manual_content: adGroup.name }),
    ...(channel.clickId === 'gclid' && visit.clickId && { gclid: visit.clickId }),
  };
  return `"collected_traffic_source":${JSON.stringify(source)},`;
}

const NOTHING_SOLD = { params: '', members: '' };

function soldIn(order: Order): typeof NOTHING_SOLD {
  const { total, tax } = amountsOf(order.plan.lines, order.plan.shipping);
  const value = `{"key":"value","value":{"double_value":${total / 100}}}`;
  const params = [text('transaction_id', String(order.number)), value, text('currency', 'RUB')];
  const quantity = order.plan.lines.reduce((sum, line) => sum + line.quantity, 0);
  const ecommerce = {
    total_item_quantity: String(quantity),
    purchase_revenue: total / 100,
    tax_value: tax / 100,
    transaction_id: String(order.number),
  };
  const bought = items(order.plan.lines).map((item) => ({
    ...item,
    quantity: String(item.quantity),
  }));
  return {
    params: `,${params.join(',')}`,
    members: `"ecommerce":${JSON.stringify(ecommerce)},"items":${JSON.stringify(bought)},`,
  };
}

function cartMembers(cart: Cart): typeof NOTHING_SOLD {
  const put = items(cart.lines).map((item) => ({ ...item, quantity: String(item.quantity) }));
  return {
    params: `,${text('cart_id', cart.id)},${text('currency', 'RUB')}`,
    members: `"items":${JSON.stringify(put)},`,
  };
}

const text = (key: string, value: string): string =>
  `{"key":"${key}","value":{"string_value":${JSON.stringify(value)}}}`;
const int = (key: string, value: number | string): string =>
  `{"key":"${key}","value":{"int_value":"${value}"}}`;

function sessionId(visit: Visit): string {
  return String(Math.floor(visit.at / SECOND));
}

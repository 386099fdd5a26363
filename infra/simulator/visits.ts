import { MINUTE, SECOND } from './calendar.ts';
import { type Cart, cartOf } from './carts.ts';
import { SHOP } from './catalog.ts';
import { type Arm, HOLD_OUT } from './hold-out.ts';
import type { Touch } from './needs.ts';
import type { Order } from './orders.ts';
import type { Person } from './people.ts';
import { hexOf, Random } from './random.ts';
import { pageTitle, userIdOfNobody } from './untidy.ts';

export type Arrival = Pick<Touch, 'channel' | 'campaign' | 'adGroup' | 'keyword'>;

/** One GA4 session. */
export interface Visit {
  readonly key: string;
  readonly at: number;
  readonly person: Person;
  readonly clientId: string;
  readonly userId?: string;
  /** What the site writes where nobody is logged in. */
  readonly userIdOfNobody?: string;
  readonly arrival: Arrival;
  readonly pages: number;
  /** Asks to be called back, or asks for an offer. */
  readonly hasForm: boolean;
  readonly order?: Order;
  readonly landing: string;
  readonly referrer?: string;
  readonly clickId?: string;
  /** Number of the client’s session, from 1; set once all visits are known. */
  sessionNumber: number;
  /** While the test runs, the half that the person is in. */
  arm?: Arm;
}

const PATHS = ['/', '/mugs/', '/furniture/tables/', '/furniture/chairs/', '/gifts/', '/lighting/'];

/** Length of a visit in µs: what may follow (a call) comes after it. */
export function lengthOf(visit: Visit): number {
  return visit.pages * 45 * SECOND + MINUTE;
}

export function visitOf(
  seed: number,
  key: string,
  at: number,
  person: Person,
  arrival: Arrival,
  rest: { readonly hasForm?: boolean; readonly order?: Order } = {},
): Visit {
  const random = new Random(seed, 'visit', key);
  const clientId = random.weighted(person.clientIds, (id) =>
    id === person.clientIds[0] ? 3 : 1.5,
  );
  const isLoggedIn = random.chance(0.6);
  const clickId = arrival.channel.clickId && hexOf(28, seed, 'click', key);
  const path = random.pick(PATHS);
  const referrers = arrival.channel.referrers;
  // Part of the browsers hide the page they came from; the tags in the address remain.
  const tellsReferrer = random.chance(arrival.channel.utmSource ? 0.9 : 1);
  const keepsClickId = random.chance(0.93);
  const pages = 1 + Math.min(12, Math.floor(random.exponential(1.9)));
  const asks = random.chance(0.014);
  const referrer = referrers && tellsReferrer ? random.pick(referrers) : undefined;
  const query = queryOf(arrival, keepsClickId ? clickId : undefined, referrer);
  const userId = isLoggedIn ? person.userId : undefined;
  const nobody = userId === undefined ? userIdOfNobody(seed, key) : undefined;
  return {
    key,
    at: Math.floor(at / SECOND) * SECOND + random.int(0, 999_999),
    person,
    clientId,
    ...(userId && { userId }),
    ...(nobody && { userIdOfNobody: nobody }),
    arrival,
    pages: rest.order || rest.hasForm ? Math.max(3, pages) : pages,
    hasForm: rest.hasForm ?? asks,
    ...(rest.order && { order: rest.order }),
    landing: `${SHOP.site}${path}${query}`,
    ...(referrer && { referrer }),
    ...(clickId && keepsClickId && { clickId }),
    sessionNumber: 1,
  };
}

function queryOf(arrival: Arrival, clickId?: string, referrer?: string): string {
  const { channel, campaign, adGroup, keyword } = arrival;
  const query = new URLSearchParams();
  if (channel.utmSource) query.set('utm_source', channel.utmSource);
  if (channel.utmMedium) query.set('utm_medium', channel.utmMedium);
  if (campaign) query.set('utm_campaign', campaign.name);
  if (campaign?.id) query.set('utm_id', campaign.id);
  if (adGroup && channel.platform) query.set('utm_content', adGroup.name);
  if (keyword) query.set('utm_term', keyword.text);
  if (referrer?.includes('chatgpt.com')) query.set('utm_source', 'chatgpt.com');
  if (channel.clickId && clickId) query.set(channel.clickId, clickId);
  const text = query.toString();
  return text && `?${text}`;
}

export interface VisitEvent {
  readonly at: number;
  readonly name:
    | 'page_view'
    | 'experience_impression'
    | 'view_item'
    | 'add_to_cart'
    | 'begin_checkout'
    | 'generate_lead'
    | 'purchase';
  readonly page: string;
  readonly title: string;
  readonly referrer?: string;
  readonly engagementMs: number;
  /** Of the steps of a cart. */
  readonly cart?: Cart;
  /** Of an assignment to a test, as GA4 names its parameters. */
  readonly test?: { readonly experiment_id: string; readonly variant_id: string };
}

/** What the tag on the site reports, in order. The same visit always gives the same events. */
export function eventsOf(seed: number, visit: Visit): readonly VisitEvent[] {
  const random = new Random(seed, 'events', visit.key);
  const events: VisitEvent[] = [];
  let at = visit.at;
  let previous = visit.referrer;
  for (let index = 0; index < visit.pages; index += 1) {
    const page = index === 0 ? visit.landing : `${SHOP.site}${random.pick(PATHS)}`;
    const engagementMs = random.int(800, 40_000);
    const title = pageTitle(seed, visit.key, at);
    const hit = { at, page, title, engagementMs, ...(previous && { referrer: previous }) };
    events.push({ ...hit, name: 'page_view' });
    if (index === 0 && visit.arm) {
      const test = { experiment_id: HOLD_OUT.experiment, variant_id: visit.arm };
      events.push({ ...hit, at: at + 1_000, name: 'experience_impression', test });
    }
    if (index > 0 && random.chance(0.25))
      events.push({ ...hit, at: at + random.int(1_000_000, 3_000_000), name: 'view_item' });
    previous = page;
    at += random.int(5_000_000, 44_000_000);
  }
  const last = { page: previous ?? visit.landing, title: SHOP.name, engagementMs: 1_200 };
  const cart = cartOf(seed, visit);
  // Between the last page and whatever comes after it.
  if (cart) {
    const since = events.at(-1)!.at;
    const [filled, checked] = [since + (at - since) * 0.4, since + (at - since) * 0.7].map(
      Math.floor,
    );
    events.push({ ...last, at: filled!, name: 'add_to_cart', cart });
    if (cart.isCheckedOut) events.push({ ...last, at: checked!, name: 'begin_checkout', cart });
  }
  if (visit.hasForm) events.push({ ...last, at, name: 'generate_lead' });
  if (visit.order)
    events.push({
      ...last,
      page: `${SHOP.site}/thanks`,
      at: visit.order.createdAt,
      name: 'purchase',
    });
  return events;
}

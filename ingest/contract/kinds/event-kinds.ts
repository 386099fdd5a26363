/**
 * What an event can be. A touch stands in journeys, a lead begins a deal, a sale is one only while no
 * better source tells it, an act counts and feeds goals, a state changes whom or what we know.
 */
export type Meaning = 'touch' | 'lead' | 'sale' | 'act' | 'state';

export interface EventKindRow {
  readonly kind: string;
  readonly is: readonly Meaning[];
  /**
   * What it has to do with visits: it `makes` one, which then is the touch; `joins` the one it falls into,
   * also within the session gap after it; or stands `alone`, having happened outside of the site.
   */
  readonly visit: 'makes' | 'joins' | 'alone';
  /** Way of coming of a touch that says nothing of it (see ways-without-traffic.sql); direct without one. */
  readonly way?: '(phone)' | '(offline)' | '(email)';
  /** A lead whose `variant` says what was asked for. */
  readonly leadType?: 'variant';
  /** Its name in facts that were stored before it was renamed. */
  readonly was?: string;
}

/**
 * One row a kind; SQL is handed this table as parameters, so a new kind is a row here and nothing else.
 * `subject` and `variant` of an event are the two words its reports group by; the comments name them.
 */
export const EVENT_KINDS = [
  // Visits: content group, screen · app version
  { kind: 'page_view', is: ['act'], visit: 'makes' },
  { kind: 'screen_view', is: ['act'], visit: 'makes' },
  // store · –
  { kind: 'app_install', is: ['touch'], visit: 'alone' },

  // On the site: what · step
  { kind: 'engagement', is: ['act'], visit: 'joins' },
  // label · cta, outbound, tel, mail, file
  { kind: 'click', is: ['act'], visit: 'joins' },
  // title · 25, 50, 75, 100
  { kind: 'media', is: ['act'], visit: 'joins' },
  // term in lower case · whether there were results
  { kind: 'search', is: ['act'], visit: 'joins' },
  // promotion · creative
  { kind: 'promotion_viewed', is: ['act'], visit: 'joins' },
  { kind: 'promotion_clicked', is: ['act'], visit: 'joins' },

  // In the shop: list or first item · –
  { kind: 'product_list_viewed', is: ['act'], visit: 'joins' },
  { kind: 'product_viewed', is: ['act'], visit: 'joins' },
  // cart id · –
  { kind: 'cart_added', is: ['act'], visit: 'joins' },
  { kind: 'cart_removed', is: ['act'], visit: 'joins' },
  { kind: 'cart_viewed', is: ['act'], visit: 'joins' },
  // checkout id · step
  { kind: 'checkout_started', is: ['act'], visit: 'joins' },
  { kind: 'checkout_step', is: ['act'], visit: 'joins' },
  // transaction id · coupon
  { kind: 'purchase', is: ['sale'], visit: 'joins' },
  { kind: 'refund', is: ['state'], visit: 'joins' },

  // Asking: form id · lead type (request, price, demo, booking …)
  { kind: 'form', is: ['touch', 'lead'], visit: 'joins', leadType: 'variant' },
  // method · subscriber, account, trial
  { kind: 'sign_up', is: ['touch', 'lead'], visit: 'joins', leadType: 'variant' },
  // widget · first, bot, human
  { kind: 'chat', is: ['touch', 'lead'], visit: 'joins' },
  // widget · –
  { kind: 'callback', is: ['touch', 'lead'], visit: 'joins', way: '(phone)' },

  // Messages (e-mail, SMS, push, messengers, by `medium`): campaign or flow · variation, link
  { kind: 'message_sent', is: ['act'], visit: 'alone' },
  { kind: 'message_delivered', is: ['act'], visit: 'alone' },
  { kind: 'message_opened', is: ['act'], visit: 'alone' },
  { kind: 'message_clicked', is: ['touch'], visit: 'alone', way: '(email)', was: 'email_click' },
  { kind: 'message_bounced', is: ['act'], visit: 'alone' },
  { kind: 'message_unsubscribed', is: ['act'], visit: 'alone' },
  { kind: 'message_complained', is: ['act'], visit: 'alone' },

  // campaign · creative
  { kind: 'ad_view', is: ['touch'], visit: 'alone' },
  // place or event · visit, registered, attended, request, stand
  { kind: 'offline', is: ['touch'], visit: 'alone', way: '(offline)', was: 'offline_touch' },
  // short link · –
  { kind: 'link_clicked', is: ['act'], visit: 'joins' },

  // experiment · arm
  { kind: 'exposure', is: ['state'], visit: 'joins' },
  // number of a pool that the visitor is shown · pool
  { kind: 'number_lease', is: ['state'], visit: 'joins' },
  { kind: 'identify', is: ['state'], visit: 'alone' },
  { kind: 'consent', is: ['state'], visit: 'alone' },
  // name · –: whatever is none of these keeps its name and properties, counts, and may be a goal.
  { kind: 'other', is: ['act'], visit: 'joins' },
] as const satisfies readonly EventKindRow[];

export type EventKind = (typeof EVENT_KINDS)[number]['kind'];

export const EVENT_TYPES = EVENT_KINDS.map(({ kind }) => kind) as [EventKind, ...EventKind[]];

const ROWS: readonly EventKindRow[] = EVENT_KINDS;

/** Names under which kinds of this meaning are stored, those of before included. */
export function storedNames(which: (row: EventKindRow) => boolean): readonly string[] {
  return ROWS.filter(which).flatMap(({ kind, was }) => (was ? [kind, was] : [kind]));
}

/** Names of before, and what they are called now. */
export function renamedKinds(): ReadonlyMap<string, string> {
  return new Map(ROWS.flatMap(({ kind, was }) => (was ? [[was, kind] as const] : [])));
}

/** The table as SQL parameters. */
export function eventKindParameters(): Record<string, readonly string[]> {
  const renamed = [...renamedKinds()];
  const ways = ROWS.filter(({ way }) => way !== undefined);
  return {
    visit_kinds: storedNames(({ visit }) => visit === 'makes'),
    lone_kinds: storedNames(({ visit }) => visit === 'alone'),
    touch_kinds: storedNames(({ is }) => is.includes('touch')),
    lead_kinds: storedNames(({ is }) => is.includes('lead')),
    kinds_with_lead_type: ROWS.filter(({ leadType }) => leadType).map(({ kind }) => kind),
    kinds_before: renamed.map(([was]) => was),
    kinds_after: renamed.map(([, kind]) => kind),
    kinds_with_way: ways.map(({ kind }) => kind),
    ways_of_kinds: ways.map(({ way }) => way!),
  };
}

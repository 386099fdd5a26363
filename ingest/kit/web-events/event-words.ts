import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';

/** What the reports of an event’s kind group by: see `EVENT_KINDS`. */
export interface EventWords {
  readonly subject?: string;
  readonly variant?: string;
}

type Params = ReadonlyMap<string, unknown>;
type Words = readonly [subject: readonly string[], variant: readonly string[]];

/** Parameters that say them, the first one that is told counts. */
const WORDS: Partial<Record<EventKind, Words>> = {
  page_view: [['content_group'], []],
  screen_view: [['firebase_screen', 'screen_name', 'firebase_screen_class'], []],
  engagement: [['engagement_type'], ['percent_scrolled']],
  click: [['link_text', 'link_url', 'file_name', 'item_list_name', 'content_type'], []],
  media: [['video_title', 'video_url'], ['video_percent']],
  promotion_viewed: [
    ['promotion_name', 'promotion_id'],
    ['creative_name', 'creative_slot'],
  ],
  promotion_clicked: [
    ['promotion_name', 'promotion_id'],
    ['creative_name', 'creative_slot'],
  ],
  product_list_viewed: [['item_list_name', 'item_list_id'], []],
  cart_added: [['cart_id'], []],
  cart_removed: [['cart_id'], []],
  checkout_started: [['checkout_id'], []],
  checkout_step: [['checkout_id'], ['shipping_tier', 'payment_type']],
  purchase: [['transaction_id'], ['coupon']],
  refund: [['transaction_id'], ['coupon']],
  form: [
    ['form_id', 'form_name'],
    ['lead_type', 'form_type'],
  ],
  sign_up: [['method'], []],
  number_lease: [['number'], ['pool']],
};

/** Steps of a checkout that have an event of their own. */
const STEPS: Readonly<Record<string, string>> = {
  add_shipping_info: 'shipping',
  add_payment_info: 'payment',
};

export function eventWords(kind: EventKind, name: string, params: Params): EventWords {
  if (kind === 'other') return { subject: name };
  if (kind === 'search') return searchWords(params);
  if (kind === 'exposure') return exposureWords(params);
  const [subjects, variants] = WORDS[kind] ?? [[], []];
  const subject = first(params, subjects);
  const variant =
    kind === 'click'
      ? clickVariant(name, params)
      : (STEPS[name] ?? first(params, variants) ?? (kind === 'form' ? name : undefined));
  return { ...(subject && { subject }), ...(variant && { variant }) };
}

function searchWords(params: Params): EventWords {
  const term = first(params, ['search_term'])?.toLowerCase();
  return term ? { subject: term } : {};
}

/**
 * Test and group. GA4's `exp_variant_string` says both in one, `<tool>-<experiment>-<variant>`: what follows the last hyphen
 * is the group, so that the groups of a test are of one test.
 */
function exposureWords(params: Params): EventWords {
  const both = first(params, ['exp_variant_string']);
  const [, test, group] = /^(.+)-([^-]+)$/.exec(both ?? '') ?? [];
  const subject = first(params, ['experiment_id']) ?? test ?? both;
  const variant = first(params, ['variant_id']) ?? group;
  return { ...(subject && { subject }), ...(variant && { variant }) };
}

function clickVariant(name: string, params: Params): string {
  if (name === 'file_download') return 'file';
  const url = analyticsText(params.get('link_url')) ?? '';
  const scheme = /^(tel|mailto):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme) return scheme === 'tel' ? 'tel' : 'mail';
  return /^(1|true)$/i.test(analyticsText(params.get('outbound')) ?? '') ? 'outbound' : 'cta';
}

function first(params: Params, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = analyticsText(params.get(name), 256);
    if (text) return text;
  }
  return undefined;
}

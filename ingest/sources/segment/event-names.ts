import type { EventKind } from '../../contract/kinds/event-kinds.ts';

/** Events of Segment’s specifications in the words of GA4; both orders of their words are in use. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ 'products searched': 'search', 'product list viewed': 'view_item_list' },
  ...{ 'product list filtered': 'view_item_list', 'viewed product category': 'view_item_list' },
  ...{ 'promotion viewed': 'view_promotion', 'viewed promotion': 'view_promotion' },
  ...{ 'promotion clicked': 'select_promotion', 'clicked promotion': 'select_promotion' },
  ...{ 'product clicked': 'select_item', 'clicked product': 'select_item' },
  ...{ 'product viewed': 'view_item', 'viewed product': 'view_item' },
  ...{ 'product added': 'add_to_cart', 'added product': 'add_to_cart' },
  ...{ 'product removed': 'remove_from_cart', 'removed product': 'remove_from_cart' },
  ...{ 'cart viewed': 'view_cart', 'viewed cart': 'view_cart' },
  ...{ 'checkout started': 'begin_checkout', 'started checkout': 'begin_checkout' },
  ...{ 'checkout step viewed': 'checkout_step', 'viewed checkout step': 'checkout_step' },
  ...{ 'checkout step completed': 'checkout_step', 'completed checkout step': 'checkout_step' },
  ...{ 'payment info entered': 'add_payment_info', 'entered payment info': 'add_payment_info' },
  ...{ 'shipping info entered': 'add_shipping_info' },
  ...{ 'order completed': 'purchase', 'completed order': 'purchase' },
  ...{ 'order refunded': 'refund', 'refunded order': 'refund', 'order cancelled': 'refund' },
  ...{ 'order canceled': 'refund' },
  ...{ 'signed up': 'sign_up', 'account created': 'sign_up', signup: 'sign_up' },
  ...{ 'form submitted': 'form_submit', 'lead generated': 'generate_lead' },
  ...{ 'lead captured': 'generate_lead', 'application installed': 'first_open' },
  ...{ 'experiment viewed': 'experience_impression' },
  ...{ 'video playback started': 'video_start', 'video content started': 'video_start' },
  ...{ 'video content playing': 'video_progress', 'video content completed': 'video_complete' },
  ...{ 'video playback completed': 'video_complete' },
  ...{ 'segment consent preference updated': 'consent', 'segment consent preference': 'consent' },
};

/** Kinds that GA4 has no event of. */
const KINDS: Readonly<Record<string, EventKind>> = {
  checkout_step: 'checkout_step',
  'email delivered': 'message_delivered',
  'email opened': 'message_opened',
  'email link clicked': 'message_clicked',
  'email bounced': 'message_bounced',
  'email marked as spam': 'message_complained',
  unsubscribed: 'message_unsubscribed',
};

/** `Order Completed`, `order_completed` and `orderCompleted` are one name. */
export function plainName(name: string): string {
  return name
    .replace(/([a-zа-я])([A-ZА-Я])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The GA4 event that means the same; GA4’s own names stay, and so does whatever is none. */
export function wordOf(name: string): string {
  const plain = plainName(name);
  return Object.hasOwn(WORDS, plain) ? WORDS[plain]! : plain.replaceAll(' ', '_');
}

/** What an event is where GA4 has no word for it. */
export function ownKind(name: string): EventKind | undefined {
  const plain = plainName(name);
  const known = [plain, wordOf(name)].find((one) => Object.hasOwn(KINDS, one));
  return known === undefined ? undefined : KINDS[known];
}

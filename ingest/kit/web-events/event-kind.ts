import type { EventKind } from '../../contract/kinds/event-kinds.ts';

/** Recommended and automatic events of GA4, whose names other trackers follow. `session_start` and all that is not listed are `other`. */
const KINDS: Readonly<Record<string, EventKind>> = {
  ...{ page_view: 'page_view', screen_view: 'screen_view', first_open: 'app_install' },
  ...{ scroll: 'engagement', user_engagement: 'engagement' },
  ...{ click: 'click', file_download: 'click', select_content: 'click', select_item: 'click' },
  ...{ video_start: 'media', video_progress: 'media', video_complete: 'media' },
  ...{ search: 'search', view_search_results: 'search' },
  ...{ view_promotion: 'promotion_viewed', select_promotion: 'promotion_clicked' },
  ...{ view_item_list: 'product_list_viewed', view_item: 'product_viewed' },
  ...{ add_to_cart: 'cart_added', remove_from_cart: 'cart_removed', view_cart: 'cart_viewed' },
  ...{ begin_checkout: 'checkout_started', add_shipping_info: 'checkout_step' },
  ...{ add_payment_info: 'checkout_step', purchase: 'purchase', refund: 'refund' },
  ...{ sign_up: 'sign_up', experience_impression: 'exposure' },
  ...{ consent: 'consent', consent_update: 'consent' },
};

/** What an event of GA4 is to the business: of the lead events those that are no kind of their own are forms. */
export function eventKind(
  name: string,
  { leadEvents }: { readonly leadEvents: readonly string[] },
): EventKind {
  const isLead = leadEvents.includes(name);
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : 'other';
  if (kind === 'sign_up') return isLead ? 'sign_up' : 'other';
  return isLead && kind !== 'purchase' && kind !== 'refund' ? 'form' : kind;
}

import type { LEAD_FEATURES, VISIT_FEATURES } from '../../contract/reports/scores-terms.ts';
import { isSet, type StoredLead, type StoredVisitor } from './stored-people.ts';

/** Counts and spans are taken as ln(1 + n): the tenth page says less than the second. */
const log = (size: string | number) => Math.log1p(Math.max(0, Number(size)));
const flag = (is: boolean) => (is ? 1 : 0);

/** Kinds of leads that a lead type means; any other type, such as `demo`, is that of a form. */
const KINDS = ['call', 'chat', 'deal', 'callback', 'conversation'];

/** What is known of a lead when it comes, in the order of `LEAD_FEATURES`. */
export function leadFeatures(lead: StoredLead): readonly number[] {
  const { lead_type: type, channel } = lead;
  const known: Record<(typeof LEAD_FEATURES)[number], number> = {
    call: flag(type === 'call' || type === 'callback'),
    form: flag(!KINDS.includes(type)),
    chat: flag(type === 'chat' || type === 'conversation'),
    deal: flag(type === 'deal'),
    touches: log(lead.touches),
    days_known: log(lead.days_known),
    paid: flag(isSet(lead.is_paid)),
    direct: flag(channel === 'Direct'),
    mobile: flag(isSet(lead.is_mobile)),
    working_hours: flag(isSet(lead.in_working_hours)),
    bought_before: flag(isSet(lead.has_bought_before)),
  };
  return Object.values(known);
}

/** What is known of a visitor when the first visit ends, in the order of `VISIT_FEATURES`. */
export function visitFeatures(visitor: StoredVisitor): readonly number[] {
  const known: Record<(typeof VISIT_FEATURES)[number], number> = {
    pages: log(visitor.pages),
    minutes: log(visitor.minutes),
    engaged: flag(isEngaged(visitor)),
    product: flag(isSet(visitor.has_seen_product)),
    cart: flag(isSet(visitor.has_cart)),
    asked: flag(isSet(visitor.has_asked)),
    paid: flag(isSet(visitor.is_paid)),
    direct: flag(visitor.channel === 'Direct'),
    mobile: flag(isSet(visitor.is_mobile)),
    working_hours: flag(isSet(visitor.in_working_hours)),
  };
  return Object.values(known);
}

/** Two pages, an act, or ten seconds. */
function isEngaged({ pages, minutes, has_acted }: StoredVisitor): boolean {
  return Number(pages) >= 2 || isSet(has_acted) || minutes >= 1 / 6;
}

/** The simple score of a visit: 1 for engagement, 2 for a product or a cart, 3 for a lead. */
export function visitPoints(visitor: StoredVisitor): number {
  const { has_seen_product, has_cart, has_asked } = visitor;
  return (
    flag(isEngaged(visitor)) +
    2 * flag(isSet(has_seen_product) || isSet(has_cart)) +
    3 * flag(isSet(has_asked))
  );
}

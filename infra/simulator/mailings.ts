import { type Calendar, DAY, HOUR, MINUTE, SECOND } from './calendar.ts';
import { cartOf } from './carts.ts';
import type { History } from './history.ts';
import type { SimulatorOptions } from './options.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import type { Visit } from './visits.ts';

export const MAIL_STATUSES = [
  ...(['sent', 'delivered', 'bounced', 'opened', 'clicked', 'unsubscribed', 'spam'] as const),
] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** What became of one message at one time. */
export interface MailEvent {
  readonly campaign: string;
  readonly isTriggered: boolean;
  readonly person: Person;
  readonly status: MailStatus;
  readonly at: number;
  readonly url?: string;
}

/** The mailing service was connected so many months ago. */
const MONTHS = 4;
const CART_MAIL = 'cart-reminder';
export const REVIEW_MAIL = 'review-request';

/**
 * Messages of the last months, in order of time: a newsletter on the tenth of each month to half of the subscribers, a
 * reminder two hours after a cart was left, and a request for a review a week after the dispatch. A click is told of a
 * visit that happened: of the newsletter's by its own tags, and of a reminder before the order that it brought back.
 */
export function mailingsOf(
  { seed, months }: SimulatorOptions,
  calendar: Calendar,
  people: readonly Person[],
  history: History,
): readonly MailEvent[] {
  const first = calendar.monthsBeforeEnd(Math.min(MONTHS, months));
  const since = calendar.startOf(first);
  const events: MailEvent[] = [];
  const byMail = new Map<number, Visit[]>();
  const orders = new Map<number, Visit[]>();
  for (const visit of history.visits) {
    if (visit.at < since) continue;
    if (visit.arrival.channel.key === 'email') push(byMail, visit);
    if (visit.order) push(orders, visit);
  }
  const subscribers = people.filter(({ isSubscriber }) => isSubscriber);
  calendar.days.forEach((day, index) => {
    if (index < first || !day.endsWith('-10')) return;
    const at = calendar.startOf(index) + 10 * HOUR;
    for (const person of subscribers) {
      const clicked = byMail.get(person.index)?.find((visit) => isWithin(visit.at, at, 3 * DAY));
      const random = new Random(seed, 'newsletter', day, person.index);
      if (random.chance(0.5) || clicked)
        events.push(
          ...messageOf(random, `newsletter-${day.slice(0, 7)}`, false, person, at, clicked),
        );
    }
  });
  for (const visit of history.visits) {
    if (visit.at < since || visit.order || !visit.person.isSubscriber || !cartOf(seed, visit))
      continue;
    const at = visit.at + 2 * HOUR;
    const bought = orders.get(visit.person.index)?.find((one) => isWithin(one.at, at, 5 * DAY));
    const random = new Random(seed, 'reminder', visit.key);
    events.push(...messageOf(random, CART_MAIL, true, visit.person, at, bought));
  }
  for (const { key, shippedAt, person, plan, isTest } of history.orders) {
    if (!shippedAt || isTest || !plan.givesEmail || shippedAt < since) continue;
    events.push(
      ...messageOf(new Random(seed, 'review', key), REVIEW_MAIL, true, person, shippedAt + 7 * DAY),
    );
  }
  return events
    .filter(({ at }) => at < calendar.end - HOUR)
    .sort(
      (a, b) => a.at - b.at || a.person.index - b.person.index || (a.status < b.status ? -1 : 1),
    );
}

/** The life of one message. `visit` is what its click led to. */
function messageOf(
  random: Random,
  campaign: string,
  isTriggered: boolean,
  person: Person,
  sentAt: number,
  visit?: Visit,
): readonly MailEvent[] {
  const about = { campaign, isTriggered, person };
  const event = (status: MailStatus, at: number, url?: string): MailEvent => ({
    ...{ ...about, status, at: Math.floor(at / SECOND) * SECOND },
    ...(url && { url }),
  });
  const isBounced = random.chance(0.018) && !visit;
  const isOpened = random.chance(isTriggered ? 0.46 : 0.27) || !!visit;
  const openedAfter = 3 * MINUTE + random.exponential(7 * HOUR);
  const [leaves, complains] = [random.chance(isTriggered ? 0.002 : 0.006), random.chance(0.0008)];
  const sent = event('sent', sentAt);
  if (isBounced) return [sent, event('bounced', sentAt + 20 * SECOND)];
  const openedAt = Math.min(
    sentAt + openedAfter,
    (visit?.at ?? Number.POSITIVE_INFINITY) - 30 * SECOND,
  );
  return [
    sent,
    event('delivered', sentAt + random.int(2, 50) * SECOND),
    ...(isOpened ? [event('opened', openedAt)] : []),
    // The service writes the click down when it has sent the browser on.
    ...(visit ? [event('clicked', visit.at + 2 * SECOND, visit.landing)] : []),
    ...(isOpened && leaves ? [event('unsubscribed', openedAt + MINUTE)] : []),
    ...(isOpened && complains ? [event('spam', openedAt + 2 * MINUTE)] : []),
  ];
}

const isWithin = (at: number, since: number, width: number) =>
  at > since + 10 * MINUTE && at < since + width;

function push(lists: Map<number, Visit[]>, visit: Visit): void {
  const list = lists.get(visit.person.index);
  if (list) list.push(visit);
  else lists.set(visit.person.index, [visit]);
}

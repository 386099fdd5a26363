import { type Calendar, DAY, HOUR, MINUTE } from './calendar.ts';
import { type Call, callOf } from './calls.ts';
import { CHANNEL } from './channels.ts';
import { type Contact, type Deal, dealOf, dealPlanOf } from './deals.ts';
import { addFraud, type FraudTruth } from './fraud.ts';
import { armOf, holdOutBegins } from './hold-out.ts';
import { decisionOf, type Need, placement } from './needs.ts';
import type { SimulatorOptions } from './options.ts';
import { type Order, orderOf, orderPlanOf } from './orders.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import { lengthOf, type Visit, visitOf } from './visits.ts';

/** What happened, before any vendor tells of it. Each list is in order of time. */
export interface History {
  readonly visits: readonly Visit[];
  readonly calls: readonly Call[];
  readonly orders: readonly Order[];
  readonly contacts: readonly Contact[];
  readonly deals: readonly Deal[];
  /** What is none of the customers' doing; empty without the option. */
  readonly fraud: readonly FraudTruth[];
}

/** Where the decided go to buy: mostly by names they already know. */
const CLOSING: readonly (readonly [string, number])[] = [
  ['direct', 30],
  ['yandex_brand', 27],
  ['google_brand', 11],
  ['organic_search', 14],
  ['email', 18],
  ['affiliate', 6],
];

interface Lists {
  readonly visits: Visit[];
  readonly calls: Call[];
  readonly orders: Order[];
  readonly contacts: Contact[];
  readonly deals: Deal[];
}

export function historyOf(
  options: SimulatorOptions,
  calendar: Calendar,
  needs: readonly Need[],
): History {
  const lists: Lists = { visits: [], calls: [], orders: [], contacts: [], deals: [] };
  const known = new Map<number, Contact>();
  for (const need of needs) {
    const decidedAt = decisionOf(need, options.interactions);
    browse(options, calendar, need, decidedAt, lists);
    if (need.person.isBusiness) negotiate(options, calendar, need, decidedAt, lists, known);
    else if (decidedAt !== undefined) buy(options, calendar, need, decidedAt, lists);
  }
  addTestOrders(calendar, lists, needs[0]!.person);
  const fraud = options.fraud ? addFraud(options.seed, calendar, lists) : [];
  const history = { ...numbered(lists), fraud };
  assignArms(options.seed, calendar, history.visits);
  return history;
}

/** Visits (and calls) of the touches until the decision; news letters keep coming afterwards. */
function browse(
  { seed }: SimulatorOptions,
  calendar: Calendar,
  need: Need,
  decidedAt: number | undefined,
  lists: Lists,
): void {
  for (const touch of need.touches) {
    const isStale = decidedAt !== undefined && touch.at >= decidedAt;
    if (isStale && touch.channel.key !== 'email' && touch.channel.key !== 'telegram') continue;
    if (touch.at >= calendar.end - HOUR) continue;
    const key = `${keyOf(need)}.${touch.id}`;
    if (touch.channel.isCall) {
      lists.calls.push(callOf(seed, key, touch.at, need.person, { isBillboard: true }));
      continue;
    }
    const visit = visitOf(seed, key, touch.at, need.person, touch);
    lists.visits.push(visit);
    const random = new Random(seed, 'asks', key);
    if (random.chance(0.022))
      lists.calls.push(
        callOf(seed, `${key}.q`, visit.at + lengthOf(visit), need.person, { visit }),
      );
  }
}

function buy(
  options: SimulatorOptions,
  calendar: Calendar,
  need: Need,
  decidedAt: number,
  lists: Lists,
): void {
  const { seed } = options;
  const key = `${keyOf(need)}.buy`;
  const plan = orderPlanOf(seed, need);
  const order = orderOf(key, plan, need.person, decidedAt, calendar.end);
  if (!order) return;
  lists.orders.push(order);
  if (plan.place === 'pos') return;
  const arrival = closingArrival(options, key, need.person);
  const isWeb = plan.place === 'web';
  const visit = visitOf(seed, key, decidedAt, need.person, arrival, {
    hasForm: false,
    ...(isWeb && { order }),
  });
  lists.visits.push(visit);
  order.visit = visit;
  if (!isWeb) {
    const at = Math.max(visit.at, order.createdAt - 4 * MINUTE);
    lists.calls.push(callOf(seed, key, at, need.person, { visit, mustAnswer: true }));
  }
}

function negotiate(
  options: SimulatorOptions,
  calendar: Calendar,
  need: Need,
  decidedAt: number | undefined,
  lists: Lists,
  known: Map<number, Contact>,
): void {
  const { seed } = options;
  const plan = dealPlanOf(seed, need);
  const isWon = decidedAt !== undefined;
  if (!isWon && !plan.triesAnyway) return;
  const at = isWon ? decidedAt : need.baseAt + need.delay;
  const createdAt = Math.floor(at + plan.createAfter);
  if (createdAt >= calendar.end) return;
  const key = `${keyOf(need)}.deal`;
  const arrival = closingArrival(options, key, need.person);
  const visit = visitOf(seed, key, at, need.person, arrival, { hasForm: plan.entry === 'form' });
  lists.visits.push(visit);
  if (plan.entry === 'call') {
    const callAt = visit.at + lengthOf(visit);
    lists.calls.push(callOf(seed, key, callAt, need.person, { visit, mustAnswer: true }));
  }
  const contact = contactFor(need.person, createdAt, plan.isDuplicate, calendar, lists, known);
  lists.deals.push(dealOf(key, plan, contact, createdAt, isWon, calendar.end, visit.clientId));
}

/** The person’s record in the CRM; sometimes a salesperson opens a second one, merged a week later. */
function contactFor(
  person: Person,
  at: number,
  isDuplicate: boolean,
  calendar: Calendar,
  lists: Lists,
  known: Map<number, Contact>,
): Contact {
  let contact = known.get(person.index);
  if (!contact || contact.createdAt > at) {
    contact = {
      key: `c${person.index}.${lists.contacts.length}`,
      id: 0,
      person,
      createdAt: at - MINUTE,
    };
    known.set(person.index, contact);
    lists.contacts.push(contact);
  }
  const mergedAt = at + 7 * DAY;
  if (!isDuplicate || mergedAt >= calendar.end) return contact;
  const second: Contact = {
    key: `d${person.index}.${lists.contacts.length}`,
    id: 0,
    person,
    createdAt: at - MINUTE / 2,
    mergedInto: contact,
    mergedAt,
  };
  lists.contacts.push(second);
  return second;
}

function closingArrival(options: SimulatorOptions, key: string, person: Person) {
  const random = new Random(options.seed, 'closing', key);
  const [drawn] = random.weighted(CLOSING, ([name, weight]) =>
    name === 'email' && !person.isSubscriber ? 0 : weight,
  );
  const channel = CHANNEL.get(options.without.includes(drawn) ? 'direct' : drawn)!;
  return { channel, ...placement(channel, random) };
}

function addTestOrders(calendar: Calendar, lists: Lists, person: Person): void {
  const plan = lists.orders[0]?.plan;
  if (!plan) return;
  for (let index = 0; index < 4; index += 1) {
    const at = calendar.start + ((calendar.end - calendar.start) * (index + 0.5)) / 4;
    const order = orderOf(`test.${index}`, { ...plan, place: 'web' }, person, at, calendar.end);
    if (order) lists.orders.push({ ...order, isTest: true });
  }
}

/** The site tells of the half that somebody is in while the test runs. */
function assignArms(seed: number, calendar: Calendar, visits: readonly Visit[]): void {
  const begins = holdOutBegins(calendar);
  for (const visit of visits) if (visit.at >= begins) visit.arm = armOf(seed, visit.person.index);
}

/** The vendors number things as they come. */
function numbered(lists: Lists): Omit<History, 'fraud'> {
  const byTime =
    <T extends { readonly key: string }>(time: (item: T) => number) =>
    (a: T, b: T) =>
      time(a) - time(b) || (a.key < b.key ? -1 : 1);
  lists.visits.sort(byTime((visit) => visit.at));
  lists.calls.sort(byTime((call) => call.at));
  for (const list of [lists.orders, lists.contacts, lists.deals] as const)
    (list as { key: string; createdAt: number }[]).sort(byTime((item) => item.createdAt));
  const sessions = new Map<string, number>();
  for (const visit of lists.visits) {
    visit.sessionNumber = (sessions.get(visit.clientId) ?? 0) + 1;
    sessions.set(visit.clientId, visit.sessionNumber);
  }
  const callers = new Set<number>();
  lists.calls.forEach((call, index) => {
    call.number = index + 1;
    call.isFirst = !callers.has(call.person.index);
    callers.add(call.person.index);
  });
  lists.orders.forEach((order, index) => {
    order.number = 1_001 + index;
    order.id = 5_901_230_000_000 + 32_768 * (index + 1);
  });
  lists.contacts.forEach((contact, index) => {
    contact.id = 301 + index;
  });
  lists.deals.forEach((deal, index) => {
    deal.id = 41 + index;
  });
  return lists;
}

function keyOf(need: Need): string {
  return `${need.person.index}.${need.index}`;
}

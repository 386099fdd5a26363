import {
  type PathRow,
  type PathTable,
  pathTable,
} from '@throughline/transform/attribution/paths/path-table';
import { calendarOf, DAY } from './calendar.ts';
import { exchangeRates } from './exchange.ts';
import { type History, historyOf } from './history.ts';
import { needsOf } from './needs.ts';
import { type SimulateOptions, withDefaults } from './options.ts';
import { personOf } from './people.ts';
import { type Truth, truthOf } from './truth.ts';

const LOOKBACK = 90 * DAY;
/** End of the keys of such visits (`history.ts`). */
const CLOSING = /\.(buy|deal)$/;

/** The journeys of a sample business as one who knows every person would see them, and what was true of them. */
export interface SampleJourneys {
  readonly table: PathTable;
  /** Costs are left out. */
  readonly truth: Truth;
}

export interface SampleJourneysOptions extends SimulateOptions {
  /**
   * The visit in which the decided buys or asks for an offer. It follows from the decision and brings nothing
   * about. True without.
   */
  readonly closing?: boolean;
}

/** Pure: the same options give the same journeys. */
export function sampleJourneys({
  closing = true,
  ...given
}: SampleJourneysOptions): SampleJourneys {
  const options = withDefaults(given);
  const calendar = calendarOf(options.from, options.months, options.zone);
  const people = Array.from({ length: options.people }, (_, index) =>
    personOf(options.seed, index, calendar),
  );
  const needs = needsOf(options, calendar, people);
  const rates = exchangeRates(options.seed, calendar);
  return {
    table: pathTable(journeysOf(historyOf(options, calendar, needs), closing)),
    truth: truthOf(options, calendar, needs, rates, []),
  };
}

/**
 * A journey runs from one sale of a person to the next, 90 days at most; what comes after the last sale is a
 * journey without a conversion. Sales without any touch before them have no channel and are left out.
 */
function* journeysOf(history: History, closing: boolean): Iterable<PathRow> {
  const sales = salesOf(history);
  for (const [person, touches] of touchesOf(history, closing)) {
    let from = Number.NEGATIVE_INFINITY;
    for (const at of sales.get(person) ?? []) {
      const start = Math.max(from, at - LOOKBACK);
      const path = touches.filter((touch) => touch.at > start && touch.at <= at);
      if (path.length > 0) yield journey(path, 1);
      from = at;
    }
    const rest = touches.filter((touch) => touch.at > from);
    if (rest.length > 0) yield journey(rest, 0);
  }
}

interface ChannelTouch {
  readonly at: number;
  readonly channel: string;
}

function journey(touches: readonly ChannelTouch[], conversions: 0 | 1): PathRow {
  const path = touches.map(({ channel }) => channel);
  return { path, conversions, value: conversions, nulls: 1 - conversions };
}

/** Visits, and calls that no visit led to, in order of time. */
function touchesOf(
  { visits, calls }: History,
  closing: boolean,
): ReadonlyMap<number, ChannelTouch[]> {
  const touches = new Map<number, ChannelTouch[]>();
  const add = (person: number, at: number, channel: string) => {
    const known = touches.get(person);
    if (known) known.push({ at, channel });
    else touches.set(person, [{ at, channel }]);
  };
  for (const { key, person, at, arrival } of visits)
    if (closing || !CLOSING.test(key)) add(person.index, at, arrival.channel.key);
  for (const { person, at, visit, tracker } of calls)
    if (!visit && tracker.id.endsWith('billboard')) add(person.index, at, 'billboard');
  for (const list of touches.values()) list.sort((a, b) => a.at - b.at);
  return touches;
}

/** Moments of placing a paid order and of winning a deal, by person, in order of time. */
function salesOf({ orders, deals }: History): ReadonlyMap<number, number[]> {
  const sales = new Map<number, number[]>();
  const add = (person: number, at: number) => sales.set(person, [...(sales.get(person) ?? []), at]);
  for (const { person, createdAt, paidAt, cancelledAt, isTest } of orders)
    if (paidAt !== undefined && cancelledAt === undefined && !isTest) add(person.index, createdAt);
  for (const { contact, wonAt } of deals) if (wonAt !== undefined) add(contact.person.index, wonAt);
  for (const list of sales.values()) list.sort((a, b) => a - b);
  return sales;
}

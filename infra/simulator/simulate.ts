import { adInvoicesOf, paymentsOf } from './accounting.ts';
import { adReportsOf, adRowsOf } from './advertising.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type Callback, callbacksOf } from './callbacks.ts';
import { cartOf } from './carts.ts';
import { configurationOf, type WorldConfiguration } from './configuration.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { type Message, requestOf, sendingsOf, type WireRequest } from './delivery.ts';
import { exchangeRates } from './exchange.ts';
import { type Expected, expectedOf } from './expected.ts';
import type { FraudTruth } from './fraud.ts';
import { type History, historyOf } from './history.ts';
import { importsOf, type WireImport } from './imports.ts';
import { type MailEvent, mailingsOf } from './mailings.ts';
import { marketOf } from './market.ts';
import { needsOf } from './needs.ts';
import { type SimulateOptions, type SimulatorOptions, withDefaults } from './options.ts';
import { personOf } from './people.ts';
import { postsOf, profilesOf } from './posts.ts';
import { reviewsOf } from './reviews.ts';
import { searchesOf } from './searches.ts';
import { seminarsOf } from './seminars.ts';
import { stockOf } from './stock.ts';
import { type SurveyAnswer, surveysOf } from './surveys.ts';
import { type Truth, truthOf } from './truth.ts';
import { staffHits } from './untidy.ts';
import { eventsOf } from './visits.ts';
import { callrailMessages } from './wire/callrail.ts';
import { measurementMessages, staffMessage } from './wire/ga4.ts';
import { contactMessages, dealMessages } from './wire/pipedrive.ts';
import { shopifyMessages } from './wire/shopify.ts';
import { typeformMessage } from './wire/typeform.ts';
import { uisMessage } from './wire/uis.ts';
import { unisenderMessages } from './wire/unisender.ts';

/** A sample business: what its vendors send, how it really works, and what must come out. */
export interface World {
  readonly options: SimulatorOptions;
  readonly config: WorldConfiguration;
  readonly truth: Truth;
  readonly expected: Expected;
  /** What is put in that is no customer's doing; empty without the option `fraud`. */
  readonly fraud: readonly FraudTruth[];
  /** In order of arrival; made one by one, anew on each call. */
  requests(): Iterable<WireRequest>;
  /** In the order in which they are to be imported; made one by one, anew on each call. */
  imports(): Iterable<WireImport>;
}

/**
 * Simulates the business. Pure: the same options give byte-identical requests and files.
 * @throws RangeError for options out of range.
 */
export function simulate(given: SimulateOptions): World {
  const options = withDefaults(given);
  const calendar = calendarOf(options.from, options.months, options.zone);
  const credentials = credentialsOf(options.seed);
  const people = Array.from({ length: options.people }, (_, index) =>
    personOf(options.seed, index, calendar),
  );
  const needs = needsOf(options, calendar, people);
  const history = historyOf(options, calendar, needs);
  const rates = exchangeRates(options.seed, calendar);
  const reports = adReportsOf(options, calendar, adRowsOf(options, calendar, history.visits));
  const liveFrom = calendar.monthsBeforeEnd(options.liveMonths);
  const desk = {
    callbacks: callbacksOf(options.seed, calendar, history.calls),
    mails: mailingsOf(options, calendar, people, history),
    surveys: surveysOf(options.seed, calendar, history.orders),
  };
  const books = {
    invoices: adInvoicesOf(options.seed, calendar, reports),
    payments: paymentsOf(options.seed, calendar, history.orders),
    stock: stockOf(options.seed, calendar, history.orders),
    searches: searchesOf(options.seed, calendar, history.visits),
    seminars: seminarsOf(options.seed, calendar, history),
    market: marketOf(options.seed, calendar),
    reviews: reviewsOf(options.seed, calendar, history.orders, desk.mails),
    posts: postsOf(options.seed, calendar, history.visits),
    profiles: profilesOf(options.seed, calendar),
  };
  const messages = messagesOf(options, calendar, { ...history, ...desk }, credentials, liveFrom);
  const sendings = sendingsOf(options, calendar, messages);
  return {
    options,
    config: configurationOf(options, credentials),
    fraud: history.fraud,
    truth: truthOf(options, calendar, needs, rates, reports),
    expected: expectedOf(
      options.seed,
      history,
      reports,
      sendings,
      staffHits(options.seed, calendar, liveFrom).length,
      books,
      { ...desk, carts: history.visits.filter((visit) => cartOf(options.seed, visit)).length },
    ),
    *requests() {
      for (const sending of sendings) yield requestOf(sending);
    },
    imports: () =>
      importsOf(options.seed, calendar, history.visits, liveFrom, reports, rates, books),
  };
}

/** What the desk, the mailing service and the survey tell. */
interface Desk {
  readonly callbacks: readonly Callback[];
  readonly mails: readonly MailEvent[];
  readonly surveys: readonly SurveyAnswer[];
}

function messagesOf(
  { seed, batch }: SimulatorOptions,
  calendar: Calendar,
  history: History & Desk,
  credentials: Credentials,
  liveFrom: number,
): readonly Message[] {
  const live = liveFrom < calendar.days.length ? calendar.startOf(liveFrom) : calendar.end;
  const lastChance = live - 3_600_000_000;
  return [
    ...history.visits
      .filter((visit) => visit.at >= lastChance)
      .flatMap((visit) => {
        const events = eventsOf(seed, visit).filter((event) => event.at >= live);
        return measurementMessages(visit, events, credentials.ga4, batch);
      }),
    ...staffHits(seed, calendar, liveFrom).map((hit) => staffMessage(hit, credentials.ga4)),
    ...history.calls.flatMap((call) =>
      callrailMessages(seed, call, calendar, credentials.callrail),
    ),
    ...history.orders.flatMap((order) =>
      shopifyMessages(seed, order, calendar, credentials.shopify),
    ),
    ...history.contacts.flatMap((contact) => contactMessages(contact, credentials.pipedrive)),
    ...history.deals.flatMap((deal) => dealMessages(deal, credentials.pipedrive)),
    ...history.callbacks.map((back) => uisMessage(back, calendar, credentials.uis)),
    ...unisenderMessages(history.mails, calendar, credentials.unisender),
    ...history.surveys.map((answer) => typeformMessage(answer, credentials.typeform)),
  ];
}

import type { AdInvoice, Payment } from './accounting.ts';
import type { AdReport } from './advertising.ts';
import { finalRows } from './advertising.ts';
import { branchOf, reservedBy } from './branches.ts';
import { DAY } from './calendar.ts';
import type { Callback } from './callbacks.ts';
import type { Sending } from './delivery.ts';
import type { History } from './history.ts';
import { MAIL_STATUSES, type MailEvent, type MailStatus } from './mailings.ts';
import type { MarketFigure } from './market.ts';
import { AD_ACCOUNTS, type AdPlatform } from './media-plan.ts';
import { amountsOf, type Order, refundedLines } from './orders.ts';
import type { Post, ProfileFigures } from './posts.ts';
import { promoCodeOf } from './promo-codes.ts';
import type { Review } from './reviews.ts';
import { BRAND_TERMS, type SearchRow } from './searches.ts';
import type { Attendance } from './seminars.ts';
import type { SurveyAnswer } from './surveys.ts';
import type { Visit } from './visits.ts';

/** The simulator’s own books: what must be found in the end. Money in micros, by currency. */
export interface Expected {
  /** GA4 sessions, and how many client ids they came from. */
  readonly visits: number;
  readonly clients: number;
  readonly pageViews: number;
  /** `generate_lead` events. */
  readonly forms: number;
  readonly purchaseEvents: number;
  /** Hits of the shop’s own people, which count for nothing. */
  readonly staffHits: number;
  readonly calls: { readonly all: number; readonly answered: number; readonly withheld: number };
  /** Live records; a merged one counts with what it was merged into. */
  readonly contacts: { readonly created: number; readonly merged: number };
  readonly deals: {
    readonly created: number;
    readonly open: number;
    readonly won: number;
    readonly lost: number;
    readonly wonAmount: Readonly<Record<string, bigint>>;
  };
  /** Test orders apart; `paid` are neither cancelled nor unpaid. */
  readonly orders: {
    readonly created: number;
    readonly paid: number;
    readonly cancelled: number;
    readonly unpaid: number;
    readonly test: number;
    readonly byPlace: Readonly<Record<'web' | 'phone' | 'pos', number>>;
    /** Of paid orders, before refunds. */
    readonly total: Readonly<Record<string, bigint>>;
    readonly net: Readonly<Record<string, bigint>>;
    readonly tax: Readonly<Record<string, bigint>>;
  };
  readonly refunds: { readonly count: number; readonly net: Readonly<Record<string, bigint>> };
  readonly costs: Readonly<
    Record<
      AdPlatform,
      {
        readonly currency: string;
        readonly cost: bigint;
        readonly impressions: number;
        readonly clicks: number;
      }
    >
  >;
  /** Bills of platforms, without VAT, and payments of customers, in and out. */
  readonly invoices: { readonly count: number; readonly net: Readonly<Record<string, bigint>> };
  readonly payments: { readonly count: number; readonly amount: Readonly<Record<string, bigint>> };
  /** The mailing service’s notifications, each of a message and person once. */
  readonly mails: Readonly<Record<MailStatus, number>>;
  /** Visits that filled a cart, those that ordered included. */
  readonly carts: number;
  /** Calls that the desk made to callers whom it had missed. */
  readonly callbacks: number;
  readonly surveys: {
    readonly answers: number;
    readonly promoters: number;
    readonly detractors: number;
  };
  /** Sales of the tills and those with a promo code: how many, and what was kept of them, without tax. */
  readonly branches: Readonly<Record<string, SoldSum>>;
  readonly promoCodes: Readonly<Record<string, SoldSum>>;
  /** Paid sales of tills whose buyer had visited the site in the 90 days before, whoever can know it. */
  readonly seenOnline: number;
  /** Those of them that were put aside in the browser of such a visit. */
  readonly reservedOnline: number;
  /** Visits by the path of the page that they begin with. */
  readonly landings: Readonly<Record<string, number>>;
  readonly searches: {
    readonly days: number;
    readonly clicks: number;
    readonly impressions: number;
    readonly brandClicks: number;
    readonly withheldClicks: number;
  };
  /** Guests of evenings by event. */
  readonly seminars: Readonly<
    Record<
      string,
      { readonly people: number; readonly attended: number; readonly requests: number }
    >
  >;
  /** Demand by subject, in the last whole month that is told. */
  readonly demand: Readonly<Record<string, number>>;
  /** Reviews by platform: how many, their stars together, how many were answered and how many have one or two stars. */
  readonly reviews: Readonly<
    Record<
      string,
      {
        readonly reviews: number;
        readonly stars: number;
        readonly answered: number;
        readonly negative: number;
      }
    >
  >;
  readonly social: Readonly<
    Record<'posts' | 'reach' | 'engagements' | 'clicks' | 'mentions', number>
  >;
  readonly line: { readonly requests: number; readonly repeated: number; readonly broken: number };
}

interface SoldSum {
  readonly sales: number;
  readonly kept: bigint;
}

const MICROS_PER_MINOR = 10_000n;
const micros = (minor: number): bigint => BigInt(minor) * MICROS_PER_MINOR;

export function expectedOf(
  seed: number,
  history: History,
  reports: readonly AdReport[],
  sendings: readonly Sending[],
  staffHits: number,
  {
    invoices,
    payments,
    searches,
    seminars,
    market,
    reviews,
    posts,
    profiles,
  }: {
    readonly invoices: readonly AdInvoice[];
    readonly payments: readonly Payment[];
    readonly searches: readonly SearchRow[];
    readonly seminars: readonly Attendance[];
    readonly market: readonly MarketFigure[];
    readonly reviews: readonly Review[];
    readonly posts: readonly Post[];
    readonly profiles: readonly ProfileFigures[];
  },
  desk: {
    readonly callbacks: readonly Callback[];
    readonly mails: readonly MailEvent[];
    readonly surveys: readonly SurveyAnswer[];
    readonly carts: number;
  },
): Expected {
  const { visits, calls, contacts, deals } = history;
  return {
    visits: visits.length,
    clients: new Set(visits.map((visit) => visit.clientId)).size,
    pageViews: visits.reduce((sum, visit) => sum + visit.pages, 0),
    forms: visits.filter((visit) => visit.hasForm).length,
    purchaseEvents: visits.filter((visit) => visit.order).length,
    staffHits,
    calls: {
      all: calls.length,
      answered: calls.filter((call) => call.isAnswered).length,
      withheld: calls.filter((call) => call.isWithheld).length,
    },
    contacts: {
      created: contacts.length,
      merged: contacts.filter((contact) => contact.mergedInto).length,
    },
    deals: {
      created: deals.length,
      open: deals.filter((deal) => !deal.wonAt && !deal.lostAt).length,
      won: deals.filter((deal) => deal.wonAt).length,
      lost: deals.filter((deal) => deal.lostAt).length,
      wonAmount: sumBy(
        deals.filter((deal) => deal.wonAt),
        (deal) => deal.plan.currency,
        (deal) => deal.plan.amount,
      ),
    },
    orders: ordersOf(history),
    refunds: refundsOf(history),
    costs: costsOf(reports),
    invoices: {
      count: invoices.length,
      net: sumBy(
        invoices,
        ({ currency }) => currency,
        ({ net }) => net,
      ),
    },
    payments: {
      count: payments.length,
      amount: sumBy(
        payments,
        () => 'RUB',
        ({ amount }) => amount,
      ),
    },
    mails: Object.fromEntries(
      MAIL_STATUSES.map((status) => [
        status,
        desk.mails.filter((mail) => mail.status === status).length,
      ]),
    ) as Expected['mails'],
    carts: desk.carts,
    callbacks: desk.callbacks.length,
    surveys: {
      answers: desk.surveys.length,
      promoters: desk.surveys.filter(({ score }) => score >= 9).length,
      detractors: desk.surveys.filter(({ score }) => score <= 6).length,
    },
    branches: soldBy(history, (order) =>
      order.plan.place === 'pos' ? branchOf(seed, order).name : undefined,
    ),
    promoCodes: soldBy(history, (order) => promoCodeOf(seed, order)?.code),
    seenOnline: seenOnline(history, () => undefined),
    reservedOnline: seenOnline(history, (order) => reservedBy(seed, order) ?? ''),
    landings: countBy(visits, ({ landing }) => new URL(landing).pathname),
    searches: searchesTold(searches),
    seminars: guestsOf(seminars),
    // The last figure of a subject is the newest.
    demand: Object.fromEntries(market.map(({ subject, value }) => [subject, value])),
    reviews: ratedBy(reviews),
    social: {
      posts: posts.length,
      reach: posts.reduce((sum, { reach }) => sum + reach, 0),
      engagements: posts.reduce((sum, { engagements }) => sum + engagements, 0),
      clicks: posts.reduce((sum, { clicks = 0 }) => sum + clicks, 0),
      mentions: profiles.reduce((sum, { mentions }) => sum + mentions, 0),
    },
    line: {
      requests: sendings.length,
      repeated: sendings.filter((sending) => sending.isRepeat).length,
      broken: sendings.filter((sending) => sending.isBroken).length,
    },
  };
}

function ordersOf(history: History): Expected['orders'] {
  const real = history.orders.filter((order) => !order.isTest);
  const paid = real.filter((order) => order.paidAt);
  const amounts = paid.map(({ plan }) => amountsOf(plan.lines, plan.shipping));
  const sum = (of: (each: (typeof amounts)[number]) => number) => sumBy(amounts, () => 'RUB', of);
  const at = (place: string) => paid.filter(({ plan }) => plan.place === place).length;
  return {
    created: real.length,
    paid: paid.length,
    cancelled: real.filter((order) => order.cancelledAt).length,
    unpaid: real.filter((order) => !order.paidAt && !order.cancelledAt).length,
    test: history.orders.length - real.length,
    byPlace: { web: at('web'), phone: at('phone'), pos: at('pos') },
    total: sum((each) => each.total),
    net: sum((each) => each.net),
    tax: sum((each) => each.tax),
  };
}

function refundsOf(history: History): Expected['refunds'] {
  const refunded = history.orders.filter((order) => order.refundedAt && !order.isTest);
  const net = sumBy(
    refunded,
    () => 'RUB',
    (order) => amountsOf(refundedLines(order.plan)).net,
  );
  return { count: refunded.length, net };
}

function costsOf(reports: readonly AdReport[]): Expected['costs'] {
  const rows = finalRows(reports);
  const of = (platform: AdPlatform) => {
    const own = rows.filter((row) => row.platform === platform);
    return {
      currency: AD_ACCOUNTS[platform].currency,
      cost: own.reduce((sum, row) => sum + micros(row.final.cost), 0n),
      impressions: own.reduce((sum, row) => sum + row.final.impressions, 0),
      clicks: own.reduce((sum, row) => sum + row.final.clicks, 0),
    };
  };
  return {
    'yandex-direct': of('yandex-direct'),
    'google-ads': of('google-ads'),
    meta: of('meta'),
  };
}

function paidOf({ orders }: History): readonly Order[] {
  return orders.filter(({ isTest, paidAt }) => !isTest && paidAt);
}

function soldBy(
  history: History,
  name: (order: Order) => string | undefined,
): Readonly<Record<string, SoldSum>> {
  const sums: Record<string, SoldSum> = {};
  for (const order of paidOf(history)) {
    const of = name(order);
    if (of === undefined) continue;
    const { sales, kept } = sums[of] ?? { sales: 0, kept: 0n };
    const back = order.refundedAt ? amountsOf(refundedLines(order.plan)).net : 0;
    sums[of] = {
      sales: sales + 1,
      kept: kept + micros(amountsOf(order.plan.lines).net - back),
    };
  }
  return sums;
}

/** @param browser which one the visit has to be of; undefined for any of the buyer's. */
function seenOnline(history: History, browser: (order: Order) => string | undefined): number {
  const visits = new Map<number, Visit[]>();
  for (const visit of history.visits)
    visits.set(visit.person.index, [...(visits.get(visit.person.index) ?? []), visit]);
  return paidOf(history).filter((order) => {
    const { plan, person, createdAt } = order;
    const of = browser(order);
    return (
      plan.place === 'pos' &&
      visits
        .get(person.index)
        ?.some(
          ({ at, clientId }) =>
            at <= createdAt && at >= createdAt - 90 * DAY && (of === undefined || of === clientId),
        )
    );
  }).length;
}

function searchesTold(rows: readonly SearchRow[]): Expected['searches'] {
  const clicks = (which: (row: SearchRow) => boolean) =>
    rows.filter(which).reduce((sum, row) => sum + row.clicks, 0);
  return {
    days: new Set(rows.map(({ day }) => day)).size,
    clicks: clicks(() => true),
    impressions: rows.reduce((sum, row) => sum + row.impressions, 0),
    brandClicks: clicks(({ query }) => BRAND_TERMS.some((term) => query.includes(term))),
    withheldClicks: clicks(({ query }) => query === ''),
  };
}

function guestsOf(guests: readonly Attendance[]): Expected['seminars'] {
  const names = new Set(guests.map(({ event }) => event));
  const people = (event: string, did: Attendance['did']) =>
    guests.filter((guest) => guest.event === event && guest.did === did).length;
  return Object.fromEntries(
    [...names].map((event) => [
      event,
      {
        people: people(event, 'registered'),
        attended: people(event, 'attended'),
        requests: people(event, 'request'),
      },
    ]),
  );
}

function ratedBy(reviews: readonly Review[]): Expected['reviews'] {
  const sum = (of: readonly Review[], one: (review: Review) => number) =>
    of.reduce((all, review) => all + one(review), 0);
  const platforms = [...new Set(reviews.map(({ platform }) => platform))];
  return Object.fromEntries(
    platforms.map((name) => {
      const own = reviews.filter(({ platform }) => platform === name);
      return [
        name,
        {
          ...{ reviews: own.length, stars: sum(own, ({ stars }) => stars) },
          answered: sum(own, ({ answeredAt }) => (answeredAt === undefined ? 0 : 1)),
          negative: sum(own, ({ stars }) => (stars <= 2 ? 1 : 0)),
        },
      ];
    }),
  );
}

function countBy<T>(
  items: readonly T[],
  name: (item: T) => string,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[name(item)] = (counts[name(item)] ?? 0) + 1;
  return counts;
}

function sumBy<T>(
  items: readonly T[],
  currency: (item: T) => string,
  minor: (item: T) => number,
): Readonly<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const item of items)
    sums[currency(item)] = (sums[currency(item)] ?? 0n) + micros(minor(item));
  return sums;
}

import type { AdInvoice, Payment } from './accounting.ts';
import type { AdReport } from './advertising.ts';
import { type Calendar, HOUR } from './calendar.ts';
import { ACCOUNTS } from './credentials.ts';
import type { MarketFigure } from './market.ts';
import type { Post, ProfileFigures } from './posts.ts';
import type { Review } from './reviews.ts';
import type { SearchRow } from './searches.ts';
import type { Attendance } from './seminars.ts';
import type { StockLevel } from './stock.ts';
import { eventsOf, type Visit } from './visits.ts';
import { invoicesFile, paymentsFile } from './wire/accounting.ts';
import { airbyteFile, yandexDirectFile } from './wire/ad-reports.ts';
import { marketFile, promoCodesFile, searchConsoleFile, seminarsFile } from './wire/content.ts';
import { exportRows } from './wire/ga4.ts';
import { productsFile, stockFile } from './wire/goods.ts';
import { reviewsFile, socialFile } from './wire/public.ts';

/** A file that somebody imports. */
export interface WireImport {
  /** When it was taken from its system, µs UTC. */
  readonly at: number;
  readonly source: string;
  readonly account: string;
  readonly name: string;
  readonly content: Uint8Array;
}

interface Planned extends Omit<WireImport, 'content'> {
  readonly text: () => string;
}

/**
 * Exchange rates, then GA4 export days and ad reports in order of their time, then what accounting says. A file’s content is
 * made when it is reached, so that the whole never stands in memory. A restated report comes after
 * the one that it corrects: import them in this order.
 */
export function* importsOf(
  seed: number,
  calendar: Calendar,
  visits: readonly Visit[],
  liveFrom: number,
  reports: readonly AdReport[],
  rates: readonly string[],
  books: {
    readonly invoices: readonly AdInvoice[];
    readonly payments: readonly Payment[];
    readonly stock: readonly StockLevel[];
    readonly searches: readonly SearchRow[];
    readonly seminars: readonly Attendance[];
    readonly market: readonly MarketFigure[];
    readonly reviews: readonly Review[];
    readonly posts: readonly Post[];
    readonly profiles: readonly ProfileFigures[];
  },
): Generator<WireImport> {
  const encoder = new TextEncoder();
  const planned = [
    ...exportDays(seed, calendar, visits, liveFrom),
    ...reports.map((report) => reportFile(seed, report, calendar)),
  ].sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  for (const { text, ...rest } of [
    ratesFile(calendar, rates),
    ...planned,
    ...accountingFiles(calendar, books),
  ])
    yield { ...rest, content: encoder.encode(text()) };
}

function exportDays(
  seed: number,
  calendar: Calendar,
  visits: readonly Visit[],
  liveFrom: number,
): readonly Planned[] {
  // A visit over midnight has rows in two days.
  const days = Array.from({ length: liveFrom }, (): Visit[] => []);
  for (const visit of visits) {
    const day = calendar.indexOf(visit.at);
    days[day]?.push(visit);
    days[day + 1]?.push(visit);
  }
  return days.map((inDay, day) => ({
    at: Math.min(calendar.end - 1, calendar.startOf(day + 1) + 9 * HOUR),
    source: 'ga4',
    account: ACCOUNTS.ga4,
    name: `events_${calendar.days[day]!.replaceAll('-', '')}.ndjson`,
    text: () =>
      inDay.map((visit) => exportRows(calendar, visit, eventsOf(seed, visit), day)).join(''),
  }));
}

function reportFile(seed: number, report: AdReport, calendar: Calendar): Planned {
  const { platform, first, end, isRestated, at } = report;
  const isDirect = platform === 'yandex-direct';
  const suffix = isRestated ? '_restated' : '';
  return {
    at,
    source: isDirect ? 'yandex-direct' : 'airbyte',
    account: isDirect ? ACCOUNTS.yandexDirect : ACCOUNTS.airbyte,
    name: `${platform}_${calendar.days[first]}_${calendar.days[end - 1]}${suffix}.${isDirect ? 'tsv' : 'ndjson'}`,
    text: () =>
      isDirect ? yandexDirectFile(report, calendar) : airbyteFile(seed, report, calendar),
  };
}

function accountingFiles(
  calendar: Calendar,
  books: Parameters<typeof importsOf>[6],
): readonly Planned[] {
  const { invoices, payments, stock, searches, seminars, market } = books;
  const { reviews, posts, profiles } = books;
  const about = { at: calendar.end - 1, source: 'accounting', account: ACCOUNTS.accounting };
  const ofGoods = { ...about, source: 'files', account: ACCOUNTS.files };
  const ofSearches = {
    ...{ ...about, source: 'search-console', account: ACCOUNTS.searchConsole },
    ...{ name: 'search_console.ndjson', text: () => searchConsoleFile(searches, calendar) },
  };
  return [
    { ...about, name: 'invoices.csv', text: () => invoicesFile(invoices) },
    { ...about, name: 'payments.csv', text: () => paymentsFile(calendar, payments) },
    { ...ofGoods, name: 'products.csv', text: productsFile },
    { ...ofGoods, name: 'stock.csv', text: () => stockFile(stock, calendar) },
    { ...ofGoods, name: 'promo_codes.csv', text: promoCodesFile },
    ...(market.length > 0
      ? [{ ...ofGoods, name: 'market.csv', text: () => marketFile(market) }]
      : []),
    ...(seminars.length > 0
      ? [{ ...ofGoods, name: 'seminars.csv', text: () => seminarsFile(seminars, calendar) }]
      : []),
    ...(reviews.length > 0
      ? [{ ...ofGoods, name: 'reviews.csv', text: () => reviewsFile(reviews, calendar) }]
      : []),
    ...(posts.length > 0
      ? [{ ...ofGoods, name: 'social.csv', text: () => socialFile(posts, profiles, calendar) }]
      : []),
    ...(searches.length > 0 ? [ofSearches] : []),
  ];
}

function ratesFile(calendar: Calendar, rates: readonly string[]): Planned {
  return {
    at: calendar.end - 1,
    source: 'exchange-rates',
    account: ACCOUNTS.rates,
    name: 'eur_rub.csv',
    text: () =>
      `date,base,quote,rate\n${calendar.days.map((day, index) => `${day},EUR,RUB,${rates[index]}\n`).join('')}`,
  };
}

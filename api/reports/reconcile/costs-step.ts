import { CENT, type Item, Items, type Of, share, whole } from './item.ts';

/** An invoice, in micros of the base currency as well; null is not known. */
export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly supplier: string;
  readonly source: string;
  readonly category: string;
  readonly issued: string;
  /** Days that it is for. */
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  /** Micros of its own currency. */
  readonly net: bigint | null;
  readonly netBase: bigint | null;
  readonly vatBase: bigint | null;
  /** Whose ads it bills: a platform, and an account of it; empty for any. */
  readonly platform: string;
  readonly account: string;
}

/** What the cost data of one account say of one day. */
export interface LedgerDay {
  readonly day: string;
  readonly source: string;
  readonly account: string;
  /** Source of the visits that it paid for, and its platform. */
  readonly waySource: string;
  readonly platform: string;
  readonly currency: string;
  /** Micros of the base currency, net; null is not known. */
  readonly cost: bigint | null;
  /** The same in its own currency, at the rate of the day; null where that is the base currency. */
  readonly own: bigint | null;
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly invoices: readonly Invoice[];
  readonly ledger: readonly LedgerDay[];
}

const DAY_MS = 86_400_000;
const daysIn = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1);
const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/**
 * Invoices that were issued in the period, with VAT, against the net costs of its days. An invoice for the ads of a platform
 * is held against what cost data say of the same days; a day is billed by the first invoice that covers it.
 */
export function costsStep({ from, to, currency, invoices, ledger }: Asked): readonly Item[] {
  const items = new Items('costs');
  const sorted = [...invoices].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const inPeriod = ledger.filter(({ day }) => day >= from && day <= to);
  for (const cell of inPeriod) items.side('right', ofLedger(cell), cell.cost);
  const free = new Set(inPeriod);
  for (const invoice of sorted) {
    const of = ofInvoice(invoice);
    const isIssued = invoice.issued >= from && invoice.issued <= to;
    const isMedia = invoice.category === 'media';
    const { netBase, vatBase } = invoice;
    if (isIssued) {
      items.side('left', of, netBase === null || vatBase === null ? null : netBase + vatBase);
      items.between('vat', of, vatBase === null ? null : -vatBase);
    }
    if (!isMedia) {
      if (isIssued)
        items.between(
          invoice.category === 'agency' ? 'agency_fee' : 'other_service',
          of,
          netBase === null ? null : -netBase,
        );
      continue;
    }
    const days = daysIn(invoice.from, invoice.to);
    const within = daysIn(later(invoice.from, from), earlier(invoice.to, to));
    // A day at either end is cut so that what lies within and what lies without are all of it.
    const billed = netBase === null ? null : share(netBase, within, days);
    if (isIssued) {
      if (within < days)
        items.between('other_period', of, netBase === null ? null : billed! - netBase);
    } else if (within > 0) items.between('other_period', of, billed);
    if (within === 0) continue;
    const covered = [...free].filter((cell) => covers(invoice, cell));
    for (const cell of covered) free.delete(cell);
    against(items, of, { invoice, covered, billed, part: [within, days], currency });
  }
  for (const cell of free) items.between('invoice_missing', ofLedger(cell), cell.cost);
  return items.all;
}

const keyOf = ({ from, issued, id }: Invoice) => JSON.stringify([from, issued, id]);

/** What a platform calls its advertising is no other platform: `google_ads` bills what `google` brings. */
const PLATFORM_WORDS = /[\s_-]*(?:ads?|direct|advertising)$/;
const OTHER_NAMES: Readonly<Record<string, string>> = { meta: 'facebook' };

function covers({ platform, account, from, to }: Invoice, cell: LedgerDay): boolean {
  if (platform === '' || cell.day < from || cell.day > to) return false;
  const name = platform.toLowerCase();
  const plain = name.replace(PLATFORM_WORDS, '');
  const named = [name, plain, OTHER_NAMES[plain]];
  const isOf = [cell.source, cell.waySource, cell.platform].some((one) => named.includes(one));
  return isOf && (account === '' || account === cell.account);
}

/** What cost data say of the days of an invoice, less what it bills for them. */
function against(
  items: Items,
  of: Of,
  {
    invoice,
    covered,
    billed,
    part: [within, days],
    currency,
  }: {
    readonly invoice: Invoice;
    readonly covered: readonly LedgerDay[];
    readonly billed: bigint | null;
    readonly part: readonly [number, number];
    readonly currency: string;
  },
): void {
  const cost = sum(covered.map((cell) => cell.cost));
  const own = sum(covered.map((cell) => cell.own));
  const isForeign =
    invoice.currency !== currency && covered.every((cell) => cell.currency === invoice.currency);
  // Each day was rounded by itself.
  const rounding = BigInt(covered.length + 1) * (CENT / 2n);
  const named = (difference: bigint) => items.between(nameOf(difference, rounding), of, difference);
  if (covered.length === 0) items.between('cost_missing', of, billed === null ? null : -billed);
  else if (cost === null || billed === null) items.between('unknown_amount', of, null);
  else if (isForeign && own !== null && own !== 0n && invoice.net !== null) {
    // The same amount at the rates of the days on which it was spent.
    const atRates = whole((share(invoice.net, within, days) * cost) / own);
    items.between('exchange_rate', of, atRates - billed);
    named(cost - atRates);
  } else named(cost - billed);
}

function nameOf(difference: bigint, rounding: bigint): 'rounding' | 'amount_differs' {
  return difference <= rounding && difference >= -rounding ? 'rounding' : 'amount_differs';
}

function sum(amounts: readonly (bigint | null)[]): bigint | null {
  let total = 0n;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

const ofInvoice = ({ id, number, supplier, source, issued }: Invoice): Of => ({
  ...{ type: 'invoice', id: number || id, label: supplier, source, day: issued },
});
const ofLedger = ({ source, account, waySource, day }: LedgerDay): Of => ({
  ...{ type: 'cost', id: `${source}:${account}:${day}`, label: waySource || account, source, day },
});

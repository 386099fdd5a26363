import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { moneyCell } from '../finance-terms.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { MONEY_COLUMNS } from './fact-columns.ts';

/**
 * - `costs`: invoices that were issued, with VAT → net costs of the ledger.
 * - `deals`: deals that were won → orders of the shop that were paid, net and before refunds.
 * - `payments`: those orders → payments in and out.
 */
export const RECONCILE_STEPS = ['costs', 'deals', 'payments'] as const;
export type ReconcileStep = (typeof RECONCILE_STEPS)[number];

/** Why two sides differ. */
export const RECONCILE_REASONS = [
  'vat',
  'agency_fee',
  'other_service',
  'vat_and_shipping',
  'other_period',
  'invoice_missing',
  'cost_missing',
  'deal_without_order',
  'order_without_deal',
  'duplicate',
  'cancelled',
  'no_sale',
  'unpaid',
  'prepaid',
  'underpaid',
  'overpaid',
  'refunded',
  'payment_of_deal',
  'payment_without_order',
  'exchange_rate',
  'amount_differs',
  'rounding',
  'unknown_amount',
] as const;
export type ReconcileReason = (typeof RECONCILE_REASONS)[number];

/** A line of the report: either side, or why they differ. */
export const RECONCILE_LINES = ['left', 'right', ...RECONCILE_REASONS] as const;

export const reconcileRows = drillContract({
  path: 'rows',
  question: {
    en: 'The invoices, costs, deals, orders and payments behind a line',
    ru: 'Счета, расходы, сделки, заказы и платежи, из которых складывается строка',
    tr: 'Bir satırın arkasındaki faturalar, maliyetler, anlaşmalar, siparişler ve ödemeler',
  },
  asks: {
    ...periodTerms,
    step: z.enum(RECONCILE_STEPS).describe('Step of the report'),
    line: z.enum(RECONCILE_LINES).describe('Either side of it, or why they differ'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: true,
  answer: moneyCell,
  columns: MONEY_COLUMNS,
  schema: 'ReconcileCell',
});

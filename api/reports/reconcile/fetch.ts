import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { ReconcileStep } from '../../contract/reports/reconcile-rows.ts';
import type { Published } from '../answer.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import type { Period } from '../period.ts';
import { fetchCostedSources } from '../query/fetch-around.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';
import type { Invoice, LedgerDay } from './costs-step.ts';
import type { ShopOrder, WonDeal } from './deals-step.ts';
import type { Payment } from './payments-step.ts';
import { NO_RATES, RATE_DAYS, RATES } from './rates.ts';
import type { UnnamedOrders } from './unnamed-orders.ts';

/** Statements continue `rates`. */
const STATES = sqlFile(import.meta.url, './states.sql');
const statement = (name: string) => `${STATES}\n${sqlFile(import.meta.url, `./${name}.sql`)}`;
const INVOICES = statement('invoices');
const DEALS = statement('deals');
const ORDERS = statement('orders');
const NAMED = sqlFile(import.meta.url, './named.sql');
const UNNAMED = statement('unnamed');
const PAYMENTS = statement('payments');
const LEDGER = sqlFile(import.meta.url, './ledger.sql');

/** Amounts come as text. */
type Stored<Row, Amounts extends keyof Row> = Omit<Row, Amounts> &
  Readonly<Record<Amounts, string | null>>;
type Tied = { readonly ties: readonly string[] };

export interface Told {
  readonly costs: boolean;
  readonly invoices: boolean;
  readonly deals: boolean;
  readonly orders: boolean;
  readonly payments: boolean;
}

export interface ReconcileFacts {
  readonly invoices: readonly Invoice[];
  readonly ledger: readonly LedgerDay[];
  readonly deals: readonly WonDeal[];
  /** All of them, or those that a deal or a payment may name; then the others are summed up. */
  readonly orders: readonly ShopOrder[];
  readonly unnamed: UnnamedOrders | null;
  readonly payments: readonly Payment[];
  readonly told: Told;
}

const READ: Readonly<Record<ReconcileStep, readonly string[]>> = {
  costs: ['invoice', 'ledger'],
  deals: ['deal', 'order'],
  payments: ['order', 'payment'],
};

/**
 * Everything that some steps compare, in one published state. What they do not compare is left empty.
 * @param orders whether those that nobody names are summed up, so that they need not be held.
 */
export async function fetchFacts(
  { reader, state }: Published & { readonly state: State },
  period: Period,
  { currency, timezone, customWeights, rateDays = RATE_DAYS }: ReportConfig,
  steps: readonly ReconcileStep[],
  orders: 'single' | 'summed',
): Promise<ReconcileFacts> {
  const { generation, revision } = state;
  const about = { generation, revision, ...period, currency, timezone, rate_days: rateDays };
  const read = new Set(steps.flatMap((step) => READ[step]));
  const told = await toldKinds(reader, state);
  const tells = (kind: string) => told.has(kind);
  const rates = tells('fx_rate') ? RATES : NO_RATES;
  const of = async <Row>(sql: string, type: string) =>
    read.has(type) && (type === 'ledger' || tells(type))
      ? reader.rows<Row>(`${rates}\n${sql}`, { ...about, type })
      : [];
  const isNamed = tells('deal') || tells('payment');
  const [invoices, ledger, deals, listed, [unnamed = null], payments, costed] = await Promise.all([
    of<Stored<Invoice, 'net' | 'netBase' | 'vatBase'>>(INVOICES, 'invoice'),
    of<Stored<LedgerDay, 'cost' | 'own'>>(LEDGER, 'ledger'),
    of<Stored<WonDeal, 'amount' | 'base'> & Tied>(DEALS, 'deal'),
    orders === 'single' || isNamed
      ? of<Stored<ShopOrder, 'total' | 'sold' | 'totalBase'> & Tied>(
          which(ORDERS, orders === 'single' ? 'true' : `key IN (${NAMED})`),
          'order',
        )
      : [],
    orders === 'summed'
      ? of<UnnamedOrders>(which(UNNAMED, isNamed ? `key NOT IN (${NAMED})` : 'true'), 'order')
      : [],
    of<Stored<Payment, 'base'> & { readonly orderKey: string; readonly tie: readonly string[] }>(
      PAYMENTS,
      'payment',
    ),
    fetchCostedSources(reader, state, period.to, rollupOf(state, customWeights)),
  ]);
  const keys = new Set(listed.map(({ key }) => key));
  const byTie = ordersByTie(listed);
  const orderOf = (ties: readonly string[]) =>
    ties.map((tie) => byTie.get(tie)).find((key) => key !== undefined) ?? '';
  return {
    invoices: invoices.map((one) => ({ ...one, ...amounts(one, ['net', 'netBase', 'vatBase']) })),
    ledger: ledger.map((one) => ({
      ...{ ...one, ...amounts(one, ['cost', 'own']) },
      platform: platformOf(one.waySource),
    })),
    deals: deals.map(({ ties, ...one }) => ({
      ...{ ...one, ...amounts(one, ['amount', 'base']), order: orderOf(ties) },
    })),
    orders: listed.map(({ ties: _, ...one }) => ({
      ...{ ...one, ...amounts(one, ['total', 'sold', 'totalBase']) },
    })),
    unnamed,
    payments: payments.map(({ orderKey, tie, ...one }) => ({
      ...{ ...one, ...amounts(one, ['base']) },
      order: keys.has(orderKey) ? orderKey : orderOf(tie),
    })),
    told: {
      ...{ costs: costed.size > 0, invoices: tells('invoice'), deals: tells('deal') },
      ...{ orders: tells('order'), payments: tells('payment') },
    },
  };
}

const which = (text: string, condition: string) => text.replace('/* which */', () => condition);

/** Orders by the numbers that others name them by; a number that several orders have names none. */
function ordersByTie(
  orders: readonly (Tied & { readonly key: string })[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const { key, ties } of orders)
    for (const tie of ties) {
      const known = found.get(tie);
      if (known !== undefined && known !== key) shared.add(tie);
      found.set(tie, key);
    }
  for (const tie of shared) found.delete(tie);
  return found;
}

function amounts<Name extends string>(
  row: Readonly<Record<Name, string | null>>,
  names: readonly Name[],
): Record<Name, bigint | null> {
  return Object.fromEntries(
    names.map((name) => [name, row[name] === null ? null : BigInt(row[name])]),
  ) as Record<Name, bigint | null>;
}

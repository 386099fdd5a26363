import { formatMicros } from '@throughline/ingest/contract/money';
import type { ACCOUNTINGS } from '../../contract/finance-terms.ts';
import type { MonthCell, MonthFigures } from '../../contract/reports/months.ts';
import { COST_SERIES, SALE_SERIES } from '../../contract/reports/months-rows.ts';
import type { Why } from '../../contract/why.ts';
import type { CostSums } from './fetch.ts';
import type { FlowSums } from './fetch-flows.ts';
import { partsOf } from './series.ts';

/** What a row of the report is made of. */
export interface RowFacts {
  readonly costs: readonly CostSums[];
  readonly flows: readonly FlowSums[];
  /** Something was paid for that has no known cost. */
  readonly isUnpriced: boolean;
  /** Costs can be of this row. */
  readonly hasCosts: boolean;
  readonly hasSales: boolean;
  readonly accounting: (typeof ACCOUNTINGS)[number];
}

interface Amount {
  readonly known: bigint;
  readonly why: Why | null;
}

/** Every figure of a row; one that has an unknown part is null, and says why. */
export function amountsOf(facts: RowFacts): MonthFigures {
  const amounts = new Map<MonthCell, Amount>();
  const isUnknown = facts.costs.some(({ unknown }) => unknown !== '0');
  const why = costWhy(facts, isUnknown);
  for (const key of COST_SERIES)
    amounts.set(key, { why, known: sum(facts.costs.map((one) => one[key])) });
  for (const key of SALE_SERIES) amounts.set(key, saleAmount(facts, key));
  amounts.set('profit', profitOf(amounts.get('margin')!, amounts.get('cost')!));
  return written(amounts);
}

function costWhy({ costs, isUnpriced, hasCosts }: RowFacts, isUnknown: boolean): Why | null {
  if (costs.length === 0 && !isUnpriced && !hasCosts) return 'not_applicable';
  if (isUnpriced) return 'cost_missing';
  return isUnknown ? 'unknown' : null;
}

function saleAmount(
  { flows, hasSales, accounting }: RowFacts,
  key: (typeof SALE_SERIES)[number],
): Amount {
  if (!hasSales) return { known: 0n, why: 'no_sales_source' };
  const parts = partsOf(key, accounting);
  const own = flows.filter(({ part }) => parts.includes(part));
  const has = (unknown: 'revenue_unknown' | 'margin_unknown') =>
    own.some((one) => one[unknown] !== '0');
  if (key === 'margin') {
    const why = has('revenue_unknown')
      ? 'unknown'
      : has('margin_unknown')
        ? 'margin_missing'
        : null;
    return { why, known: sum(own.map(({ margin }) => margin)) };
  }
  const known = sum(own.map(({ revenue, cash }) => (key === 'cash_in' ? cash : revenue)));
  return {
    why: has('revenue_unknown') ? 'unknown' : null,
    known: key === 'refunds' ? -known : known,
  };
}

function profitOf(margin: Amount, cost: Amount): Amount {
  const costs = cost.why === 'not_applicable' ? null : cost.why;
  return { known: margin.known - cost.known, why: margin.why ?? costs };
}

function written(amounts: ReadonlyMap<MonthCell, Amount>): MonthFigures {
  const cells = [...amounts];
  const figures = Object.fromEntries(
    cells.map(([key, { known, why }]) => [key, why ? null : formatMicros(known)]),
  ) as Record<MonthCell, string | null>;
  return {
    ...figures,
    why: Object.fromEntries(cells.flatMap(([key, { why }]) => (why ? [[key, why]] : []))),
    at_least: Object.fromEntries(
      cells.flatMap(([key, { known, why }]) =>
        isCost(key) && why && why !== 'not_applicable' ? [[key, formatMicros(known)]] : [],
      ),
    ),
  };
}

const isCost = (key: MonthCell) => (COST_SERIES as readonly string[]).includes(key);

function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n);
}

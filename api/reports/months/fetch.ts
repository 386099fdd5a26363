import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MODELS } from '../../contract/terms.ts';
import type { CostRates } from '../finance/rates-of.ts';
import { fetchUnpriced, type PricedAndNot } from '../finance/unpriced.ts';
import type { Period } from '../period.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import type { State } from '../state.ts';
import { type FlowSums, fetchFlows } from './fetch-flows.ts';

const COSTS = `${sqlFile(import.meta.url, '../finance/spend.sql')}\n${sqlFile(import.meta.url, './costs.sql')}`;

/** Sums of one month, micros of the base currency as the warehouse writes them. */
export interface CostSums {
  /** First day of the month. */
  readonly month: string;
  readonly channel: string;
  readonly source: string;
  /** Rows without an amount in the base currency. */
  readonly unknown: string;
  readonly cost_net: string;
  readonly fee: string;
  readonly cost: string;
  readonly vat: string;
  readonly cash_out: string;
}

export interface MonthFacts extends PricedAndNot {
  readonly costs: readonly CostSums[];
  /** Of everything, and by channel where a rule divides sales. */
  readonly flows: readonly FlowSums[];
}

export const NO_FACTS: MonthFacts = { costs: [], flows: [], unpriced: [], hasCosts: false };

/** @param model divides sales among channels; null reads them whole alone. */
export async function fetchMonths(
  reader: Reader,
  state: State,
  period: Period,
  {
    model,
    rates,
    customWeights,
  }: {
    readonly model: (typeof MODELS)[number] | null;
    readonly rates: CostRates;
    readonly customWeights: readonly number[];
  },
): Promise<MonthFacts> {
  const { generation, revision } = state;
  const flows = (by: typeof model) =>
    fetchFlows(reader, state, { ...period, ...rates, customWeights }, by);
  const [costs, whole, divided, priced] = await Promise.all([
    reader.rows<CostSums>(COSTS, { generation, revision, ...period, ...rates }),
    flows(null),
    model === null ? [] : flows(model),
    fetchUnpriced(reader, state, period, rollupOf(state, customWeights)),
  ]);
  return { costs, flows: [...whole, ...divided], ...priced };
}

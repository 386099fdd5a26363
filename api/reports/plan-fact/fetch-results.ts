import { creditOf } from '@throughline/transform/attribution/credit-of';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { addedUp } from '../finance/added-up.ts';
import { fetchUnrolled } from '../finance/fetch-unrolled.ts';
import { flowsOf } from '../finance/flows.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import { wholeMonths } from '../query/rolled/whole-months.ts';
import type { State } from '../state.ts';
import type { FactGroup, FactsAsked } from './fetch.ts';

const LEADS = sqlFile(import.meta.url, './leads.sql');
const SALES = sqlFile(import.meta.url, './sales.sql');
const ROLLED = sqlFile(import.meta.url, './results-rolled.sql');

const SUMS = [
  ...(['leads', 'deals', 'sold', 'sold_unknown', 'revenue', 'revenue_unknown'] as const),
  ...(['margin', 'margin_unknown'] as const),
];

/**
 * Leads and sales by month, channel and campaign.
 * @param datedNames names that have meant different campaigns: they take the day of each touch, which is summed away in what
 * is rolled up.
 */
export async function fetchResults(
  reader: Reader,
  state: State,
  { period, asOf, model, customWeights }: Omit<FactsAsked, 'fee'>,
  datedNames: readonly string[],
): Promise<readonly FactGroup[]> {
  const { generation, revision } = state;
  const parameters = {
    ...{ generation, revision, ...period, as_of: asOf },
    ...{ dated_names: datedNames, custom: customWeights },
  };
  const sales = (of: 'sales' | 'unrolled') =>
    reader.rows<FactGroup>(`${flowsOf(model, of)}\n${SALES}`, parameters);
  const rollup = rollupOf(state, customWeights);
  const unrolled = rollup && datedNames.length === 0 && (await fetchUnrolled(reader, state));
  // By the day of a touch nothing tells whether its sale is dated later than the state.
  if (!unrolled || unrolled.lastDay > asOf) {
    const leads = reader.rows<FactGroup>(`${creditOf(model)}\n${LEADS}`, parameters);
    return (await Promise.all([leads, sales('sales')])).flat();
  }
  const [rolled, others] = await Promise.all([
    reader.rows<FactGroup & { readonly basis_: NonNullable<FactGroup['basis']> }>(
      ROLLED.replaceAll('rule_', `${model}_`),
      { generation, revision, epoch: rollup.epoch, ...wholeMonths(period) },
    ),
    unrolled.isAny ? sales('unrolled') : [],
  ]);
  const all: FactGroup[] = rolled.map(({ basis_: basis, ...row }) => ({ basis, ...row }));
  if (others.length === 0) return all;
  const rows = [...all, ...others].map(inOneOrder);
  return addedUp(rows, SUMS, ({ leads, deals }) => leads !== '0' || deals !== '0');
}

/** `paid` is a number or a truth value as the engine that answers writes it. */
function inOneOrder(row: FactGroup): FactGroup {
  const { basis, month, channel, source, paid, campaign_id, campaign, name_day } = row;
  const sums = Object.fromEntries(SUMS.map((name) => [name, row[name] ?? '0']));
  return {
    ...{ ...(basis && { basis }), month, channel, source, paid: Boolean(paid) },
    ...{ campaign_id, campaign, name_day, ...sums },
  };
}

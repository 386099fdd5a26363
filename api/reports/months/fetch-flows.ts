import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MODELS } from '../../contract/terms.ts';
import { addedUp } from '../finance/added-up.ts';
import { fetchUnrolled } from '../finance/fetch-unrolled.ts';
import { flowsOf } from '../finance/flows.ts';
import type { CostRates } from '../finance/rates-of.ts';
import type { Period } from '../period.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import type { State } from '../state.ts';
import type { FlowPart } from './series.ts';

const SALES = sqlFile(import.meta.url, './sales.sql');
const ROLLED = sqlFile(import.meta.url, './sales-rolled.sql');

/** Sums of one month, micros of the base currency as the warehouse writes them. */
export interface FlowSums {
  /** First day of the month. */
  readonly month: string;
  readonly part: FlowPart;
  readonly kind: 'all' | 'channel' | 'unattributed';
  readonly channel: string;
  readonly revenue: string;
  readonly revenue_unknown: string;
  readonly margin: string;
  readonly margin_unknown: string;
  readonly cash: string;
  /** Touches that have a part in it. */
  readonly credits: string;
}

type Stored = Omit<FlowSums, 'part'> & { readonly part: FlowPart | 'rolled' };
type Rolled = Omit<FlowSums, 'part' | 'kind' | 'channel'> & {
  readonly kind_: FlowSums['kind'];
  readonly channel_: string;
};
type Asked = Period & CostRates & { readonly customWeights: readonly number[] };

const SUMS = [
  ...(['revenue', 'revenue_unknown', 'margin', 'margin_unknown'] as const),
  ...(['cash', 'credits'] as const),
];
/** VAT of whole hundredths of a percent on whole hundredths: nothing is rounded. */
const WHOLE_PPM = 100;

/** The money of sales by month: of everything, or by channel where a rule divides it. */
export async function fetchFlows(
  reader: Reader,
  state: State,
  { customWeights, ...asked }: Asked,
  model: (typeof MODELS)[number] | null,
): Promise<FlowSums[]> {
  const { generation, revision } = state;
  const parameters = { generation, revision, ...asked, by_channel: model !== null };
  const ledger = (of: 'sales' | 'unrolled') =>
    reader.rows<Stored>(`${flowsOf(model, of)}\n${SALES}`, {
      ...parameters,
      custom: customWeights,
    });
  const rollup = rollupOf(state, customWeights);
  if (!rollup || asked.vat_ppm % WHOLE_PPM !== 0) return (await ledger('sales')) as FlowSums[];
  // Any rule that divides all of a sale adds up to it.
  const text = ROLLED.replaceAll('rule_', `${model ?? 'last'}_`);
  const [rolled, { isAny }] = await Promise.all([
    reader.rows<Rolled>(text, { ...parameters, epoch: rollup.epoch }),
    fetchUnrolled(reader, state),
  ]);
  // Of a sale of which nothing was paid back all that was sold was kept.
  const kept = rolled.flatMap(({ kind_: kind, channel_: channel, ...sums }) =>
    BEFORE_REFUNDS.map((part): FlowSums => ({ ...sums, kind, channel, part })),
  );
  const unrolled = isAny ? await ledger('unrolled') : [];
  return addedUp(
    [...kept, ...unrolled.flatMap(correction)].map(inOneOrder),
    SUMS,
    ({ credits }) => credits !== '0',
  );
}

const BEFORE_REFUNDS = ['kept', 'sold'] as const;

/** What was rolled up of a sale is taken out, and what the ledger says of it put in. */
function correction({ part, ...rest }: Stored): FlowSums[] {
  if (part !== 'rolled') return [{ ...rest, part }];
  const taken = Object.fromEntries(SUMS.map((name) => [name, String(-BigInt(rest[name]))]));
  return BEFORE_REFUNDS.map((own) => ({ ...rest, ...taken, part: own }));
}

function inOneOrder({ month, part, kind, channel, ...sums }: FlowSums): FlowSums {
  return { month, part, kind, channel, ...sums };
}

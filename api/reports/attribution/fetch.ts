import { boundsOf } from '@throughline/transform/attribution/bounds';
import { type AggregatedPaths, aggregatedPaths } from '@throughline/transform/journeys/paths';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { DatedBy } from '../dated-by.ts';
import { askCube } from '../query/cubes/ask-cube.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import { fetchListed } from '../query/fetch-around.ts';
import { datedNames, type ListedCampaign } from '../query/rows/campaign-names.ts';
import type { Placed } from '../query/rows/compute.ts';
import type { State } from '../state.ts';
import type { AttributionPlan } from './normalise.ts';

/** Costs and visits have days of their own. */
const OWN_DAYS: DatedBy = { model: 'linear', basis: 'payment', customWeights: [] };

/** All rules of the ledger in one pass; takes the parameters of `boundsOf` and those of the report. */
export const RULES = `${boundsOf()}\n${sqlFile(import.meta.url, './rules.sql')}`;

/** What the rules give to a way of coming; each array in the order of the contract's list of rules. */
export interface RuleGroup extends Placed {
  /** Billionths of conversions. */
  readonly shares: readonly string[];
  /** Whole hundredths of the base currency, as far as known. */
  readonly values: readonly string[];
  /** Credited touches of conversions whose value is not known. */
  readonly unknown: readonly string[];
}

/** All that an answer is made of. */
export interface AttributionFacts {
  readonly rules: readonly RuleGroup[];
  /** Costs, and the touches that tell whether a missing cost is unknown or none. */
  readonly spent: readonly FactGroup[];
  readonly listed: readonly ListedCampaign[];
  /** Null where no data-driven model was asked for. */
  readonly paths: AggregatedPaths | null;
}

export async function fetchAttribution(
  reader: Reader,
  state: State,
  plan: AttributionPlan,
): Promise<AttributionFacts> {
  const { period, levels, basis, of, value, config, fitted, transform } = plan;
  const listed = await fetchListed(reader, state, levels);
  const ambiguous = datedNames(listed);
  const [rules, costs, touches, paths] = await Promise.all([
    reader.rows<RuleGroup>(RULES, {
      ...{ generation: state.generation, revision: state.revision, ...period },
      ...{ basis, value, levels, custom: config.customWeights, kinds: kindsOf(of) },
      dated_names: ambiguous,
    }),
    askCube(reader, state, 'costs', { period, dated: OWN_DAYS, levels }),
    askCube(reader, state, 'touches', {
      ...{ period, dated: OWN_DAYS, levels },
      datedNames: ambiguous,
    }),
    fitted.length === 0
      ? null
      : aggregatedPaths(reader, state, {
          ...{ ...period, basis, of, transform },
          lookbackDays: config.lookbackDays,
        }),
  ]);
  return { rules, spent: [...costs, ...touches], listed, paths };
}

function kindsOf(of: AttributionPlan['of']): readonly string[] {
  return of === 'sale' ? ['order', 'deal'] : [of];
}

import { type AggregatedPaths, aggregatedPaths } from '@throughline/transform/journeys/paths';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { DatedBy } from '../dated-by.ts';
import { askCube } from '../query/cubes/ask-cube.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import { fetchListed } from '../query/fetch-around.ts';
import { conditionsOf } from '../query/question.ts';
import { datedNames, type ListedCampaign } from '../query/rows/campaign-names.ts';
import type { Placed } from '../query/rows/compute.ts';
import type { State } from '../state.ts';
import type { AttributionPlan } from './normalise.ts';
import { rulesStatement } from './rules-statement.ts';

/** Costs and visits have days of their own. */
const OWN_DAYS: DatedBy = { model: 'linear', basis: 'payment', customWeights: [] };

/** What the rules give to a way of coming; each array in the order of the contract's list of rules. */
export interface RuleGroup extends Placed {
  /** With conditions only: whether these credits meet them. */
  readonly met?: number | boolean;
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
  const { period, fine: levels, basis, of, value, config, fitted, transform } = plan;
  const { ofFacts: conditions } = conditionsOf(plan.where);
  const listed = await fetchListed(reader, state, levels);
  const ambiguous = datedNames(listed);
  const statement = rulesStatement(conditions, period);
  const [rules, costs, touches, paths] = await Promise.all([
    reader.rows<RuleGroup>(statement.text, {
      ...statement.parameters,
      ...{ generation: state.generation, revision: state.revision, ...period },
      ...{ basis, value, levels, custom: config.customWeights, kinds: kindsOf(of) },
      dated_names: ambiguous,
    }),
    askCube(reader, state, 'costs', { period, dated: OWN_DAYS, levels, conditions }),
    askCube(reader, state, 'touches', {
      ...{ period, dated: OWN_DAYS, levels, conditions },
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

import type { Prepare } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import { shareCredit } from '../paths/share-credit.ts';
import { chosenPaths } from './chosen-paths.ts';
import { pathCells } from './path-cells.ts';
import { sharesByChannel, sharesByLength } from './path-shares.ts';
import type { RuleModel } from './rule-model.ts';

export interface RuleCreditOptions {
  /** Channels that count as direct, and as paid. Names that no path has are passed over. */
  readonly direct: ReadonlySet<string>;
  readonly paid: ReadonlySet<string>;
  /** Days from one touch of a path to the next. */
  readonly stepDays: number;
}

/**
 * A rule over paths. Paths have no times and no milestones: touches count as `stepDays` apart, the last at
 * the moment of the conversion, and lead and opportunity fall on the last touch. The weights depend on the
 * paths alone, so they are found once and a fit only multiplies. They are those that `rule.weigh` gives each
 * path, but found by what the rule depends on: asking it path by path takes several times as long.
 * @throws AttributionError `model_parameter` for a `stepDays` below 0.
 */
export function ruleCredit(rule: RuleModel): Prepare<RuleCreditOptions> {
  return (table, options) => {
    assertStepDays(options.stepDays);
    const { basis } = rule;
    if (basis.on === 'one_touch') {
      const paths = chosenPaths(table, basis, options);
      const shares = new Float64Array(paths.paths.length).fill(1);
      return (weights) => shareCredit(paths, shares, weights);
    }
    const cells = pathCells(table);
    const shares =
      basis.on === 'length'
        ? sharesByLength(table, cells, rule, options.stepDays)
        : sharesByChannel(cells, basis.weight);
    return (weights) => shareCredit(cells, shares, weights);
  };
}

function assertStepDays(stepDays: number): void {
  if (stepDays >= 0 && Number.isFinite(stepDays)) return;
  throw new AttributionError(
    'model_parameter',
    `The days between touches of a path must be a number of 0 or more, not ${stepDays}.`,
  );
}

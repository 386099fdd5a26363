import { AttributionError } from '../errors.ts';
import type { RuleModelName } from '../model-names.ts';
import { custom } from './custom.ts';
import { first } from './first.ts';
import { firstNonDirect } from './first-non-direct.ts';
import { firstPaid } from './first-paid.ts';
import { fullPath } from './full-path.ts';
import { inverseJ } from './inverse-j.ts';
import { jShaped } from './j-shaped.ts';
import { last } from './last.ts';
import { lastNonDirect } from './last-non-direct.ts';
import { lastPaid } from './last-paid.ts';
import { linear } from './linear.ts';
import { linearUnique } from './linear-unique.ts';
import { participation } from './participation.ts';
import { positionBased } from './position-based.ts';
import type { RuleModel } from './rule-model.ts';
import { timeDecay } from './time-decay.ts';
import { wShaped } from './w-shaped.ts';

export interface RuleOptions {
  /** Of `custom`: first touch, all between together, last. */
  readonly weights?: readonly [number, number, number];
  readonly halfLifeDays?: number;
  readonly paid: ReadonlySet<string>;
}

const RULES: Readonly<Record<RuleModelName, (options: RuleOptions) => RuleModel>> = {
  first,
  last,
  first_non_direct: firstNonDirect,
  last_non_direct: lastNonDirect,
  first_paid: ({ paid }) => withPaid('first_paid', paid, firstPaid()),
  last_paid: ({ paid }) => withPaid('last_paid', paid, lastPaid()),
  linear,
  linear_unique: linearUnique,
  position_based: () => positionBased(),
  j_shaped: jShaped,
  inverse_j: inverseJ,
  custom({ weights }) {
    if (weights) return custom(weights);
    throw new AttributionError(
      'model_input_missing',
      'The model "custom" needs three weights: of the first touch, of all between together and of the last, such as 50,20,30. For 40,20,40 ask position_based.',
    );
  },
  w_shaped: wShaped,
  full_path: fullPath,
  time_decay: ({ halfLifeDays }) => timeDecay(halfLifeDays === undefined ? {} : { halfLifeDays }),
  participation,
};

/**
 * The rule of a name.
 * @throws AttributionError `model_input_missing`, `model_parameter`.
 */
export function ruleOf(name: RuleModelName, options: RuleOptions): RuleModel {
  return RULES[name](options);
}

function withPaid(name: string, paid: ReadonlySet<string>, rule: RuleModel): RuleModel {
  if (paid.size > 0) return rule;
  throw new AttributionError(
    'model_input_missing',
    `The model "${name}" needs to know which channels are paid; name them, or ask ${name.replace('paid', 'non_direct')}.`,
  );
}

import { nearest } from '@throughline/ingest/contract/nearest';
import type { Credit, Fit } from './credit.ts';
import { AttributionError } from './errors.ts';
import { leaveOneOut } from './leave-one-out.ts';
import { markov } from './markov/markov.ts';
import { selectOrder } from './markov/select-order.ts';
import { MODEL_NAMES, type ModelName } from './model-names.ts';
import type { PathTable } from './paths/path-table.ts';
import { linearUnique } from './rules/linear-unique.ts';
import { ruleCredit } from './rules/rule-credit.ts';
import { ruleOf } from './rules/rules.ts';
import { shapley } from './shapley/shapley.ts';
import { EXACT_CHANNELS } from './shapley/shapley-exact.ts';

/** What models can be asked with; each takes what concerns it. */
export interface ModelOptions {
  /** Order of the Markov chain; `auto` chooses on held-out data. 1 without. */
  readonly order?: 1 | 2 | 3 | 4 | 'auto';
  /** False leaves journeys without a conversion out of the Markov chain. */
  readonly nulls?: boolean;
  readonly direct: ReadonlySet<string>;
  readonly paid: ReadonlySet<string>;
  /** Of `custom`: first touch, all between together, last. */
  readonly weights?: readonly [number, number, number];
  /** 7 without. */
  readonly halfLifeDays?: number;
  /** Days from one touch of a path to the next, because paths have no times. 1 without. */
  readonly stepDays?: number;
  /** Of sampling and of the folds of `auto`. 1 without. */
  readonly seed?: number;
  readonly permutations?: number;
  /** How Shapley is computed; `auto` without: exactly up to 20 channels, sampled above. */
  readonly shapley?: 'auto' | 'exact' | 'sampled';
}

/** A model that has read the paths. */
export interface PreparedModel {
  readonly model: ModelName;
  readonly kind: 'rule' | 'data_driven';
  /** Whether its credits add up to the conversions. */
  readonly conserves: boolean;
  /** What it was computed with. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly fit: Fit<ModelCredit>;
  /** Its credit is off to one side in samples; see `NamedFit`. */
  readonly isBiased: boolean;
}

/** Credit, with what only some models know. */
export interface ModelCredit extends Credit {
  readonly removalEffects?: Credit;
  /** Of sampling alone. */
  readonly standardError?: Credit;
}

/** @throws AttributionError `model_unknown`. */
export function modelName(name: string): ModelName {
  const known: readonly string[] = MODEL_NAMES;
  if (known.includes(name)) return name as ModelName;
  throw new AttributionError(
    'model_unknown',
    `There is no model "${name}"; did you mean "${nearest(name, MODEL_NAMES)}"? Known are ${MODEL_NAMES.join(', ')}.`,
  );
}

/**
 * Reads the paths for one model.
 * @throws AttributionError for parameters outside what the model is defined for.
 */
export function prepareModel(
  model: ModelName,
  table: PathTable,
  options: ModelOptions,
): PreparedModel {
  const { seed = 1 } = options;
  const dataDriven = (
    parameters: PreparedModel['parameters'],
    fit: Fit<ModelCredit>,
  ): PreparedModel => ({
    ...{ model, kind: 'data_driven', conserves: true, parameters, fit },
    // Gains are cut off at 0, so that noise alone brings credit.
    isBiased: model === 'leave_one_out',
  });
  switch (model) {
    case 'markov': {
      const nulls = options.nulls ?? true;
      const chosen = options.order ?? 1;
      const order =
        chosen === 'auto'
          ? selectOrder(table, { orders: [1, 2, 3, 4], folds: 5, seed }).order
          : chosen;
      const parameters = {
        order,
        nulls,
        ...(chosen === 'auto' && { chosen_from: [1, 2, 3, 4], seed }),
      };
      return dataDriven(parameters, markov(table, { order, nulls }));
    }
    case 'shapley': {
      const { permutations = 2000 } = options;
      const method = options.shapley ?? 'auto';
      const isExact =
        method === 'exact' || (method === 'auto' && table.channels.length <= EXACT_CHANNELS);
      return dataDriven(
        {
          game: 'conversion_rate',
          ...(isExact ? { method: 'exact' } : { method: 'sampled', permutations, seed }),
        },
        shapley(table, { method, seed, permutations }),
      );
    }
    case 'shapley_ordered':
      // Summed over places it is linear over unique channels, which costs a tenth.
      return dataDriven(
        { game: 'conversions' },
        ruleCredit(linearUnique())(table, { direct: new Set(), paid: new Set(), stepDays: 0 }),
      );
    case 'leave_one_out':
      return dataDriven({}, leaveOneOut(table, {}));
    default: {
      const rule = ruleOf(model, options);
      const { direct, paid, stepDays = 1 } = options;
      const fit = ruleCredit(rule)(table, { direct, paid, stepDays });
      const parameters = {
        ...rule.parameters,
        ...(model === 'time_decay' && { step_days: stepDays }),
        ...(/non_direct$/.test(model) && { direct: [...direct] }),
        ...(/paid$/.test(model) && { paid: [...paid] }),
      };
      return { model, kind: 'rule', conserves: rule.conserves, parameters, fit, isBiased: false };
    }
  }
}

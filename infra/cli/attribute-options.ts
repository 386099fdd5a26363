import type { AttributeOptions } from '@throughline/transform/attribution/attribute';
import { assertOrder } from '@throughline/transform/attribution/markov/markov';
import { MODEL_NAMES, type ModelName } from '@throughline/transform/attribution/model-names';
import type { PathFileOptions } from '@throughline/transform/attribution/paths/path-file-options';
import { modelName } from '@throughline/transform/attribution/prepare-model';
import { CommandError } from './command-error.ts';

/** As commander gives them. */
export interface AttributeCommandOptions {
  readonly model: string;
  readonly order?: string;
  readonly withoutNulls?: boolean;
  readonly direct?: readonly string[];
  readonly paid?: readonly string[];
  readonly weights?: readonly string[];
  readonly halfLife?: number;
  readonly stepDays?: number;
  readonly transform?: readonly string[];
  readonly bootstrap?: number;
  readonly level?: number;
  readonly permutations?: number;
  readonly shapley?: 'auto' | 'exact' | 'sampled';
  readonly seed?: number;
  readonly delimiter?: string;
  readonly separator?: string;
  readonly pathColumn?: string;
  readonly conversionsColumn?: string;
  readonly valueColumn?: string;
  readonly nullsColumn?: string;
}

/**
 * The models asked for, each once; `all` is every model that the options say enough for.
 * @throws AttributionError `model_unknown`
 */
export function modelsOf({ model, paid, weights }: AttributeCommandOptions): readonly ModelName[] {
  if (model === 'all')
    return MODEL_NAMES.filter(
      (name) => (paid || !/_paid$/.test(name)) && (weights || name !== 'custom'),
    );
  return [...new Set(model.split(',').map((name) => modelName(name.trim())))];
}

/**
 * @throws CommandError 2 for what is no order and for what are no weights, AttributionError
 * `model_parameter` for an order that is not offered.
 */
export function modelOptions(
  options: AttributeCommandOptions,
): Omit<AttributeOptions, 'direct' | 'paid'> {
  const { halfLife, stepDays, bootstrap, level, permutations, shapley, seed } = options;
  return {
    order: orderOf(options.order),
    nulls: !options.withoutNulls,
    ...(options.weights && { weights: threeWeights(options.weights) }),
    ...given({ halfLifeDays: halfLife, stepDays, bootstrap, level, permutations, shapley, seed }),
  };
}

export function pathFileOptions(file: string, options: AttributeCommandOptions): PathFileOptions {
  const { delimiter, separator } = options;
  return {
    file,
    ...given({ delimiter, separator }),
    columns: given({
      path: options.pathColumn,
      conversions: options.conversionsColumn,
      value: options.valueColumn,
      nulls: options.nullsColumn,
    }),
  };
}

function orderOf(order = '1'): 1 | 2 | 3 | 4 | 'auto' {
  if (order === 'auto') return 'auto';
  if (!/^\d+$/.test(order))
    throw new CommandError(2, `--order: ${order}, expected 1, 2, 3, 4 or auto.`);
  const known = Number(order);
  assertOrder(known);
  return known;
}

function threeWeights(texts: readonly string[]): readonly [number, number, number] {
  const [first, middle, last, ...rest] = texts.map((text) =>
    text === '' ? Number.NaN : Number(text),
  );
  const isThree = first !== undefined && middle !== undefined && last !== undefined;
  if (!isThree || rest.length > 0 || [first, middle, last].some(Number.isNaN))
    throw new CommandError(
      2,
      `--weights: ${texts.join(',')}, expected three numbers such as 50,20,30.`,
    );
  return [first, middle, last];
}

/** Without what was left out. */
function given<Options extends object>(
  options: Options,
): { [K in keyof Options]?: NonNullable<Options[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof Options]?: NonNullable<Options[K]>;
  };
}

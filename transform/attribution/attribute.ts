import { bootstrap } from './intervals/bootstrap.ts';
import type { Interval } from './intervals/percentile-interval.ts';
import type { ModelName } from './model-names.ts';
import { type PathTable, type Totals, totals } from './paths/path-table.ts';
import { type ModelOptions, type PreparedModel, prepareModel } from './prepare-model.ts';

export interface AttributeOptions extends ModelOptions {
  /** Replicates of the bootstrap that gives data-driven models their intervals; none without. */
  readonly bootstrap?: number;
  /** Of the intervals, 0.95 without. */
  readonly level?: number;
}

export interface ChannelResult {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  readonly removal_effect_conversions?: number;
  readonly removal_effect_value?: number;
  /** Of sampling alone, where the model samples. */
  readonly standard_error?: { readonly conversions: number; readonly value: number };
  readonly interval?: {
    readonly level: number;
    readonly conversions: Interval;
    readonly value: Interval;
  };
}

export interface ModelResult {
  readonly model: ModelName;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** In the table's order of channels. */
  readonly channels: readonly ChannelResult[];
}

export interface Attribution {
  readonly totals: Totals;
  readonly models: readonly ModelResult[];
}

/**
 * Divides the conversions and their value among the channels under each of the models, at full precision.
 * Pure: the same table and options give the same bytes.
 * @throws AttributionError for what a model cannot be asked.
 */
export function attribute(
  table: PathTable,
  models: readonly ModelName[],
  options: AttributeOptions,
): Attribution {
  const prepared = models.map((model) => prepareModel(model, table, options));
  const intervals = intervalsOf(table, prepared, options);
  return {
    totals: totals(table),
    models: prepared.map(({ model, parameters, fit }) => {
      const credit = fit(table);
      const { removalEffects, standardError } = credit;
      const interval = intervals.get(model);
      return {
        model,
        parameters,
        channels: table.channels.map((channel, i) => ({
          channel,
          conversions: credit.conversions[i]!,
          value: credit.value[i]!,
          ...(removalEffects && {
            removal_effect_conversions: removalEffects.conversions[i]!,
            removal_effect_value: removalEffects.value[i]!,
          }),
          ...(standardError && {
            standard_error: {
              conversions: standardError.conversions[i]!,
              value: standardError.value[i]!,
            },
          }),
          ...(interval && { interval: interval[i]! }),
        })),
      };
    }),
  };
}

/** By model, for the data-driven ones: a rule is certain of its arithmetic. */
function intervalsOf(
  table: PathTable,
  prepared: readonly PreparedModel[],
  { bootstrap: replicates = 0, level = 0.95, seed = 1 }: AttributeOptions,
): ReadonlyMap<string, readonly NonNullable<ChannelResult['interval']>[]> {
  if (replicates === 0 || table.channels.length === 0) return new Map();
  const fits = prepared
    .filter(({ kind }) => kind === 'data_driven')
    .map(({ model, fit, isBiased }) => ({ name: model, fit, isBiased }));
  return new Map(
    bootstrap(table, fits, { replicates, level, seed }).map(({ name, channels }) => [
      name,
      channels.map(({ conversions, value }) => ({ level, conversions, value })),
    ]),
  );
}

import { AttributionError } from '@throughline/transform/attribution/errors';
import { bootstrap } from '@throughline/transform/attribution/intervals/bootstrap';
import { enoughData } from '@throughline/transform/attribution/intervals/minimum-data';
import type { Interval } from '@throughline/transform/attribution/intervals/percentile-interval';
import { rankStability } from '@throughline/transform/attribution/intervals/rank-stability';
import { thinChannels } from '@throughline/transform/attribution/intervals/thin-channels';
import type { DataDrivenModelName } from '@throughline/transform/attribution/model-names';
import {
  byCodePoint,
  canonicalTable,
  type PathTable,
  type Weights,
} from '@throughline/transform/attribution/paths/path-table';
import {
  type ModelCredit,
  type PreparedModel,
  prepareModel,
} from '@throughline/transform/attribution/prepare-model';

/** What data-driven models are asked with; plain data, to be handed to another thread. */
export interface ModelsQuestion {
  /** Journeys of the period by path; those without a touch are left out. */
  readonly paths: QuestionPaths;
  readonly models: readonly DataDrivenModelName[];
  /** What was done to the paths already. */
  readonly transform: string;
  readonly order: 1 | 2 | 3 | 4 | 'auto';
  /** Replicates; 0 for no intervals. */
  readonly bootstrap: number;
  readonly level: number;
}

export interface QuestionPaths extends Weights {
  readonly channels: readonly string[];
  /** Steps of path `i` stand at `starts[i]` up to but without `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly steps: Uint32Array;
}

export interface ChannelFit {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  readonly removalEffect: number | null;
  readonly interval: {
    readonly conversions: Interval;
    readonly value: Interval;
    readonly share: Interval | null;
    readonly rank: Interval | null;
  } | null;
}

export interface ModelFit {
  readonly model: DataDrivenModelName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly channels: readonly ChannelFit[];
}

/** Why a model does not answer. */
export interface ModelOff {
  readonly model: DataDrivenModelName;
  readonly reason: {
    readonly code: string;
    readonly message: string;
    readonly needed?: number;
    readonly found?: number;
  };
}

/** The one seed of a report: the same journeys give the same intervals for ever. */
const SEED = 1;

/**
 * Fits each of the models, or says why it cannot be. Pure.
 * @param onStep called again and again meanwhile; what it throws ends the work.
 */
export function fitModels(
  question: ModelsQuestion,
  onStep: () => void = () => {},
): readonly (ModelFit | ModelOff)[] {
  const { models, level, bootstrap: replicates } = question;
  const table = tableOf(question.paths);
  const data = enoughData(table);
  if (!data.enough) {
    const message = `A data-driven model needs at least ${data.needed} conversions with a touch and so many channels; this period has ${data.found}. Choose a longer period, or a rule.`;
    const { reason: code, needed, found } = data;
    return models.map((model) => ({ model, reason: { code, message, needed, found } }));
  }
  const prepared = models.map((model) => {
    onStep();
    return preparedOr(model, table, question);
  });
  const ready = prepared.filter((one): one is PreparedModel => 'fit' in one);
  const drawn =
    replicates === 0
      ? []
      : bootstrap(
          table,
          ready.map(({ model, fit, isBiased }) => ({ name: model, fit, isBiased })),
          { replicates, level, seed: SEED, onReplicate: onStep },
        );
  const thin = new Set(thinChannels(table));
  return prepared.map((one) => {
    if (!('fit' in one)) return one;
    const { model, parameters, fit } = one;
    const credit = fit(table);
    const intervals = drawn.find(({ name }) => name === model);
    const ranks =
      intervals && rankStability(credit.conversions, intervals.replicates.conversions, level);
    return {
      model: model as DataDrivenModelName,
      parameters: {
        ...parameters,
        ...(question.transform !== 'unique' && { transform: question.transform }),
        ...(intervals && { bootstrap: replicates, level, seed: SEED }),
        ...(model === 'shapley' && intervals && thin.size > 0 && { thin_channels: [...thin] }),
      },
      channels: table.channels.map((channel, i): ChannelFit => {
        const of = intervals?.channels[i];
        return {
          channel,
          conversions: credit.conversions[i]!,
          value: credit.value[i]!,
          removalEffect: removalEffect(credit, i),
          interval: of
            ? {
                conversions: of.conversions,
                value: of.value,
                share: of.conversionShare,
                rank: ranks?.[i]?.interval ?? null,
              }
            : null,
        };
      }),
    };
  });
}

function tableOf({ channels, starts, steps, conversions, value, nulls }: QuestionPaths): PathTable {
  const names = [...new Set(steps)].map((step) => channels[step]!).sort(byCodePoint);
  const places = channels.map((name) => names.indexOf(name));
  const touches = steps.map((step) => places[step]!);
  const rows = [...conversions.keys()]
    .filter((path) => starts[path]! < starts[path + 1]!)
    .map((path) => ({
      path: touches.subarray(starts[path], starts[path + 1]),
      conversions: conversions[path]!,
      // Where nobody converted there is no money; refunds beyond what was paid are the one way to less than nothing.
      value: conversions[path] === 0 ? 0 : value[path]!,
      nulls: nulls[path]!,
    }));
  return canonicalTable(names, rows);
}

function preparedOr(
  model: DataDrivenModelName,
  table: PathTable,
  { order }: ModelsQuestion,
): PreparedModel | ModelOff {
  try {
    return prepareModel(model, table, { order, direct: new Set(), paid: new Set(), seed: SEED });
  } catch (error) {
    if (!(error instanceof AttributionError)) throw error;
    return { model, reason: { code: error.code, message: error.message } };
  }
}

function removalEffect({ removalEffects }: ModelCredit, channel: number): number | null {
  return removalEffects?.conversions[channel] ?? null;
}

import {
  type Closeness,
  COVERAGE,
  MEASURED,
  type Measured,
  NEGATIVE_SHAPLEY,
} from '@throughline/transform/attribution/cards/measured';
import { bootstrap } from '@throughline/transform/attribution/intervals/bootstrap';
import {
  DATA_DRIVEN_MODELS,
  MODEL_NAMES,
  type ModelName,
} from '@throughline/transform/attribution/model-names';
import { sum } from '@throughline/transform/attribution/paths/path-table';
import { prepareModel } from '@throughline/transform/attribution/prepare-model';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AttributionWorldOptions,
  attributionWorld,
} from '../lab/testing/attribution-worlds.ts';
import {
  type DistanceFromTruth,
  distancesFromTruth,
  type TrueWorld,
} from './attribution-distance.ts';
import { sampleJourneys } from './attribution-journeys.ts';
import { CHANNELS } from './channels.ts';

/** The figures on the cards are of 200 and 6; fewer say the same within the bounds below. */
const PROCESS_WORLDS = Number(process.env.THROUGHLINE_TRUTH_WORLDS ?? 60);
const SAMPLE_WORLDS = Number(process.env.THROUGHLINE_TRUTH_SAMPLES ?? 1);
const NOBODY = { direct: new Set<string>(), paid: new Set<string>() };
const MEASURED_MODELS = MODEL_NAMES.filter((model) => MEASURED[model]);
const of = <Value>(map: ReadonlyMap<ModelName, Value>, model: ModelName) => map.get(model)!;

describe('95 % intervals', () => {
  const WORLDS = 200;
  const JOURNEYS = 2_500;
  const reach = [0.2, 0.45] as const;

  /** Over all worlds and channels, how often the interval holds what the model says of the population. */
  function coverage(options: AttributionWorldOptions) {
    const counts = new Map(
      DATA_DRIVEN_MODELS.map((model) => [model as string, { conversions: 0, shares: 0, of: 0 }]),
    );
    for (let seed = 1; seed <= WORLDS; seed++) {
      const world = attributionWorld(options, seed);
      const population = world.population(JOURNEYS);
      const table = world.sample(JOURNEYS, seed);
      expect(table.channels).toEqual(population.channels);
      const fits = DATA_DRIVEN_MODELS.map((model) => {
        const { fit, isBiased } = prepareModel(model, table, NOBODY);
        return { name: model, fit, isBiased };
      });
      const conversions = sum(population.conversions);
      for (const { name, channels } of bootstrap(table, fits, { replicates: 200, seed })) {
        const model = DATA_DRIVEN_MODELS.find((each) => each === name)!;
        const truth = prepareModel(model, population, NOBODY).fit(population).conversions;
        const count = counts.get(name)!;
        for (const [channel, interval] of channels.entries()) {
          const holds = ([low, high]: readonly [number, number], value: number) =>
            Number(low <= value && value <= high);
          count.conversions += holds(interval.conversions, truth[channel]!);
          count.shares += holds(interval.conversionShare!, truth[channel]! / conversions);
          count.of++;
        }
      }
    }
    return (model: ModelName) => {
      const count = counts.get(model)!;
      expect(count.of).toBe(5 * WORLDS);
      return [count.conversions / count.of, count.shares / count.of] as const;
    };
  }

  // 1,000 cases: by chance alone the part that covers varies by ± 1.5 points.
  let weak: ReturnType<typeof coverage>;
  let strong: ReturnType<typeof coverage>;
  beforeAll(() => {
    weak = coverage({ reach, hazard: [0.02, 0.22] });
    strong = coverage({ reach, hazard: [0.1, 0.4] });
  }, 300_000);

  it.each(DATA_DRIVEN_MODELS)(
    'of %s cover in 90 to 99 % of the cases, whether channels are weak or strong',
    (model) => {
      for (const part of [...weak(model), ...strong(model)]) {
        expect(part).toBeGreaterThanOrEqual(0.9);
        expect(part).toBeLessThanOrEqual(0.99);
      }
    },
  );

  it('cover as the cards say', () => {
    for (const model of DATA_DRIVEN_MODELS) {
      expect(Math.abs(weak(model)[0] - COVERAGE[model].weak), model).toBeLessThan(0.015);
      expect(Math.abs(strong(model)[0] - COVERAGE[model].strong), model).toBeLessThan(0.015);
    }
  });
});

describe('channels that work independently of each other', () => {
  const worlds = (reach: readonly [number, number], count: number, journeys?: number) =>
    Array.from({ length: count }, (_, seed): TrueWorld => {
      const world = attributionWorld({ reach, hazard: [0.02, 0.22] }, seed + 1);
      const table = journeys ? world.sample(journeys, seed + 1) : world.population(1_000);
      return { table, caused: world.caused() };
    });
  const inProcess = MEASURED_MODELS.filter((model) => MEASURED[model]!.alikeReach);
  const alike = distancesFromTruth(worlds([0.4, 0.4], PROCESS_WORLDS), inProcess);

  it('are ranked by every data-driven model as the truth ranks them, if they reach alike', () => {
    for (const model of DATA_DRIVEN_MODELS) expect(of(alike, model).tau).toBeCloseTo(1, 12);
  });

  it('are ranked so in samples too, but for neighbours', () => {
    const sampled = distancesFromTruth(worlds([0.4, 0.4], 40, 20_000), DATA_DRIVEN_MODELS);
    for (const model of DATA_DRIVEN_MODELS)
      expect(sampled.get(model)!.tau, model).toBeGreaterThan(0.85);
  });

  it('are as far from the truth as the cards say', () => {
    const different = distancesFromTruth(worlds([0.05, 0.45], PROCESS_WORLDS), inProcess);
    check(alike, inProcess, ({ alikeReach }) => alikeReach!);
    check(different, inProcess, ({ differentReach }) => differentReach!);
    expect(Math.abs(of(different, 'shapley').negative - NEGATIVE_SHAPLEY)).toBeLessThan(0.2);
    // What reaches more people also causes more, which only leave_one_out tells from working better.
    expect(of(different, 'leave_one_out').tau).toBeGreaterThan(0.97);
    expect(of(different, 'markov').tau).toBeLessThan(0.85);
    expect(of(different, 'shapley').tau).toBeLessThan(0.75);
  });
});

describe('the sample business without interactions', () => {
  const paid = new Set([
    ...CHANNELS.filter(({ platform }) => platform).map(({ key }) => key),
    ...['display', 'affiliate', 'billboard'],
  ]);
  const distances = (closing: boolean) => {
    const worlds = Array.from({ length: SAMPLE_WORLDS }, (_, index): TrueWorld => {
      const { table, truth } = sampleJourneys({
        ...{ seed: index + 1, from: '2025-01-01', people: 12_000 },
        ...{ interactions: false, closing },
      });
      const caused = new Map(truth.channels.map(({ key, conversions }) => [key, conversions]));
      return { table, caused: Float64Array.from(table.channels, (key) => caused.get(key)!) };
    });
    return distancesFromTruth(worlds, MEASURED_MODELS, { direct: new Set(['direct']), paid });
  };
  let all: ReturnType<typeof distances>;
  let before: ReturnType<typeof distances>;
  beforeAll(() => {
    all = distances(true);
    before = distances(false);
  }, 300_000);

  it('is as far from the truth as the cards say', () => {
    check(all, MEASURED_MODELS, ({ sample }) => sample);
    check(before, MEASURED_MODELS, ({ sampleBeforeDecision }) => sampleBeforeDecision);
  });

  it('is ranked by no data-driven model as the truth ranks it, because decisions bring visits and not only visits decisions', () => {
    for (const model of DATA_DRIVEN_MODELS) {
      expect(of(all, model).tau).toBeLessThan(0.6);
      expect(of(before, model).tau).toBeGreaterThan(of(all, model).tau);
    }
    for (const model of ['markov', 'shapley_ordered', 'leave_one_out'] as const) {
      expect(of(all, model).tau).toBeGreaterThan(of(all, 'last').tau);
      expect(of(all, model).points).toBeLessThan(of(all, 'last').points);
    }
  });
});

/** A few worlds lie within a quarter of what many said, and within 0.15 of tau. */
function check(
  found: ReadonlyMap<ModelName, DistanceFromTruth>,
  models: readonly ModelName[],
  written: (measured: Measured) => Closeness,
): void {
  for (const model of models) {
    const { points, tau } = of(found, model);
    const on = written(MEASURED[model]!);
    const said = `${model}: ${points.toFixed(2)} points, tau ${tau.toFixed(2)}; the card says`;
    expect(Math.abs(points - on.points), `${said} ${on.points}`).toBeLessThan(
      0.25 * on.points + 0.1,
    );
    expect(Math.abs(tau - on.tau), `${said} ${on.tau}`).toBeLessThan(0.15);
  }
}

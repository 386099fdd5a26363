import type { DataDrivenModelName, ModelName } from '../model-names.ts';

/** How near a model came to the conversions that channels really caused. */
export interface Closeness {
  /** Mean over channels of |share of credit − share of caused conversions|, in percentage points. */
  readonly points: number;
  /** Kendall's tau-b of credit and caused conversions. */
  readonly tau: number;
}

export interface Measured {
  /**
   * Five channels whose hazards (0.02 to 0.22 a touch) add up without interaction, each met by 40 % of the
   * people: mean of 200 worlds, whole populations. Null for models that ask what such a world has not.
   */
  readonly alikeReach: Closeness | null;
  /** The same with a reach of 5 to 45 %. */
  readonly differentReach: Closeness | null;
  /** The sample business without interactions: 17 channels, 12,000 people, 14 months; mean of 6 of them. */
  readonly sample: Closeness;
  /** The same without the visit in which the decided buys, which causes nothing. */
  readonly sampleBeforeDecision: Closeness;
}

const at = (points: number, tau: number): Closeness => ({ points, tau });
/** Touches come in random order there, so that rules by position say the same. */
const BY_POSITION = { alikeReach: at(4.9, 1), differentReach: at(3.4, 0.81) };
const NOT_THERE = { alikeReach: null, differentReach: null };

/** Models without an entry have not been measured. `infra/simulator/attribution-truth.long.test.ts` measures anew. */
export const MEASURED: Readonly<Partial<Record<ModelName, Measured>>> = {
  first: { ...BY_POSITION, sample: at(2.2, 0.54), sampleBeforeDecision: at(2.2, 0.54) },
  last: { ...BY_POSITION, sample: at(7.9, 0.03), sampleBeforeDecision: at(1.8, 0.62) },
  first_non_direct: { ...NOT_THERE, sample: at(2, 0.6), sampleBeforeDecision: at(2, 0.61) },
  last_non_direct: { ...NOT_THERE, sample: at(5.3, 0.27), sampleBeforeDecision: at(1.4, 0.71) },
  first_paid: { ...NOT_THERE, sample: at(4, 0.14), sampleBeforeDecision: at(3.2, 0.36) },
  last_paid: { ...NOT_THERE, sample: at(6.3, -0.04), sampleBeforeDecision: at(3.2, 0.26) },
  linear: { ...BY_POSITION, sample: at(3.8, 0.32), sampleBeforeDecision: at(1.9, 0.65) },
  linear_unique: { ...BY_POSITION, sample: at(3.8, 0.3), sampleBeforeDecision: at(2, 0.62) },
  position_based: { ...BY_POSITION, sample: at(4.1, 0.25), sampleBeforeDecision: at(1.7, 0.64) },
  j_shaped: { ...BY_POSITION, sample: at(5.5, 0.16), sampleBeforeDecision: at(1.7, 0.66) },
  inverse_j: { ...BY_POSITION, sample: at(2.8, 0.4), sampleBeforeDecision: at(1.9, 0.6) },
  participation: {
    ...{ alikeReach: at(5.5, 1), differentReach: at(4.4, 0.77) },
    ...{ sample: at(4, 0.27), sampleBeforeDecision: at(2.5, 0.54) },
  },
  markov: {
    ...{ alikeReach: at(6.2, 1), differentReach: at(4.9, 0.72) },
    ...{ sample: at(4.2, 0.22), sampleBeforeDecision: at(3, 0.47) },
  },
  shapley: {
    ...{ alikeReach: at(3.7, 1), differentReach: at(8.5, 0.57) },
    ...{ sample: at(9.3, 0.11), sampleBeforeDecision: at(18.9, 0.43) },
  },
  shapley_ordered: { ...BY_POSITION, sample: at(3.8, 0.3), sampleBeforeDecision: at(2, 0.62) },
  leave_one_out: {
    ...{ alikeReach: at(0.2, 1), differentReach: at(0.2, 1) },
    ...{ sample: at(3.9, 0.33), sampleBeforeDecision: at(1.6, 0.62) },
  },
};

/** Share of the worlds of `differentReach` in which Shapley gives some channel less than nothing. */
export const NEGATIVE_SHAPLEY = 0.47;

/**
 * Share of the 95 % intervals (200 replicates) of credited conversions that cover what the model says of the
 * whole population: 200 worlds, 2,500 journeys, five channels of a reach of 20 to 45 %; `weak` with hazards of
 * 0.02 to 0.22, `strong` of 0.1 to 0.4.
 */
export const COVERAGE: Readonly<Record<DataDrivenModelName, { weak: number; strong: number }>> = {
  markov: { weak: 0.95, strong: 0.95 },
  shapley: { weak: 0.96, strong: 0.96 },
  shapley_ordered: { weak: 0.95, strong: 0.96 },
  leave_one_out: { weak: 0.93, strong: 0.98 },
};

import type { ModelName } from '../model-names.ts';

/** One journey as a rule sees it, oldest touch first. */
export interface Journey {
  /** Channel of each touch, as an index; at least one. */
  readonly touches: ArrayLike<number>;
  /** Days from each touch to the conversion, 0 or more; a rule that needs them says so. */
  readonly ageDays: ArrayLike<number>;
  /** @param touch its position in the journey, from 0. */
  isDirect(touch: number): boolean;
  /** @param touch its position in the journey, from 0. */
  isPaid(touch: number): boolean;
  /**
   * Index of the last touch up to the moment when the lead (the opportunity) was created. Where that
   * moment is not known it counts as the conversion's own, so it is the last touch.
   */
  readonly lead: number;
  readonly opportunity: number;
}

/**
 * A rule: the weight of each touch of a journey. The weights of a conserving rule add up to 1.
 * @param weights filled from 0 to the number of touches.
 */
export interface RuleModel {
  readonly name: ModelName;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** False for a rule whose credits add up to more than the conversions. */
  readonly conserves: boolean;
  weigh(journey: Journey, weights: Float64Array): void;
}

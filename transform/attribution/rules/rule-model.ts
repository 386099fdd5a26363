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
 * What the weights depend on where touches are equally far apart and no milestones are known, as in the paths
 * of a table. It says nothing that `weigh` does not, but lets a table find the weights many paths at a time.
 */
export type RuleBasis =
  /** On the number of touches alone. */
  | { readonly on: 'length' }
  | OneTouch
  /**
   * On the channels that the path has and the touches that each of them has.
   * `weight` is that of one touch, out of `touches` of the same channel in a path of `channels`.
   */
  | { readonly on: 'channels'; weight(channels: number, touches: number): number };

/** Everything goes to the outermost touch of a kind, from one end; where there is none, to the touch at that end. */
export interface OneTouch {
  readonly on: 'one_touch';
  readonly end: 'first' | 'last';
  readonly among: 'all' | 'non_direct' | 'paid';
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
  readonly basis: RuleBasis;
  weigh(journey: Journey, weights: Float64Array): void;
}

import type { FittedKind } from './fit-input.ts';

export interface Prior {
  readonly centre: number;
  readonly spread: number;
}

export const PARAMETERS = [
  'level',
  'bend',
  'memory',
  'steep',
  'trend',
  'sine',
  'cosine',
  'price',
] as const;
export type Parameter = (typeof PARAMETERS)[number];
export type Priors = Readonly<Record<Parameter, Prior>>;

/**
 * What is believed before the data, as normal distributions: of logarithms (a log-normal prior on half, ceiling and k), of
 * the memory's logit, of the year's change and wave in logarithms, and of the price's elasticity.
 */
export function usualPriors(kind: FittedKind, level: number): Priors {
  return {
    // Wide: the height is what weeks tell best.
    level: { centre: level, spread: 1.5 },
    bend: kind === 'power' ? { centre: 0.6, spread: 0.8 } : { centre: Math.log(1.5), spread: 0.8 },
    memory: { centre: Math.log(0.3 / 0.7), spread: 1 },
    steep: { centre: 0, spread: 0.2 },
    trend: { centre: 0, spread: 0.2 },
    sine: { centre: 0, spread: 0.3 },
    cosine: { centre: 0, spread: 0.3 },
    price: { centre: 0, spread: 1 },
  };
}

export interface Known {
  readonly centre: number;
  readonly variance: number;
}

/** Channels of a group resemble each other in how they saturate and how long they last, not in what they earn. */
export const SHARED = ['bend', 'memory'] as const;
const LEAST_BETWEEN = 0.4;

/** The usual prior, moved to what the other channels of the group say, each as sure as it is and as much alike. */
export function groupPrior(usual: Prior, others: readonly Known[]): Prior {
  if (others.length === 0) return usual;
  const parts = others.map(({ centre, variance }) => ({
    centre,
    weight: 1 / (variance + LEAST_BETWEEN ** 2),
  }));
  const own = { centre: usual.centre, weight: 1 / usual.spread ** 2 };
  const all = [own, ...parts];
  const weight = all.reduce((sum, one) => sum + one.weight, 0);
  const centre = all.reduce((sum, one) => sum + one.weight * one.centre, 0) / weight;
  return { centre, spread: Math.min(usual.spread, Math.sqrt(1 / weight + LEAST_BETWEEN ** 2)) };
}

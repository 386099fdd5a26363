import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** Φ and its inverse, of the standard normal distribution. */
export const normalCdf: (z: number) => number = cdf.factory(0, 1);
export const normalQuantile: (p: number) => number = quantile.factory(0, 1);

import { Z95 } from '@throughline/transform/plan/experiments/proportions';
import { normalQuantile } from '@throughline/transform/plan/figures/normal';
import type { HOUR_VERDICTS } from '../../contract/reports/social.ts';
import { LEAST_POSTS } from '../../contract/reports/social-terms.ts';

interface Judged {
  readonly low: number | null;
  readonly high: number | null;
  readonly hour_verdict: (typeof HOUR_VERDICTS)[number];
}

/**
 * Each hour by the mean of its posts' rates against that of all other hours: Welch's statistic against the normal quantile
 * of 5 % over all hours that have enough posts (Bonferroni), so that where no hour differs hardly one in twenty reports
 * names any.
 * @param rates of the posts of each hour.
 */
export function judgeHours(rates: ReadonlyMap<string, readonly number[]>): Map<string, Judged> {
  const enough = [...rates].filter(([, own]) => own.length >= LEAST_POSTS).length;
  const bound = normalQuantile(1 - 0.025 / Math.max(1, enough));
  return new Map(
    [...rates].map(([hour, own]): [string, Judged] => {
      const others = [...rates].flatMap(([other, all]) => (other === hour ? [] : all));
      const [one, rest] = [momentsOf(own), momentsOf(others)];
      if (own.length < LEAST_POSTS)
        return [hour, { low: null, high: null, hour_verdict: 'too_few' }];
      const ends = {
        low: Math.max(0, one.mean - Z95 * Math.sqrt(one.square)),
        high: one.mean + Z95 * Math.sqrt(one.square),
      };
      if (others.length < LEAST_POSTS) return [hour, { ...ends, hour_verdict: 'too_few' }];
      const apart = (one.mean - rest.mean) / Math.sqrt(one.square + rest.square);
      const verdict = apart > bound ? 'better' : apart < -bound ? 'worse' : 'within_chance';
      return [hour, { ...ends, hour_verdict: verdict }];
    }),
  );
}

/** The mean, and the square of its standard error. */
function momentsOf(values: readonly number[]): { readonly mean: number; readonly square: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, n);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, square: n < 2 ? 0 : spread / (n - 1) / n };
}

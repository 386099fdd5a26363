import type { Calendar } from './calendar.ts';
import { Random } from './random.ts';

/** Roubles for a euro on each day, as a text with four decimals: a random walk around a slow drift. */
export function exchangeRates(seed: number, calendar: Calendar): readonly string[] {
  const random = new Random(seed, 'exchange');
  let rate = 94.2;
  return calendar.days.map(() => {
    rate *= Math.exp(0.0001 + 0.0045 * random.normal());
    return rate.toFixed(4);
  });
}

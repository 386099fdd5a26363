/** Sales by whole days, in any unit of weight. */
export type ByDay = ReadonlyMap<number, number>;

/** Share of sales that have arrived at most so many days after the day that they are dated by. */
export type DelayCurve = (days: number) => number;

/**
 * How sales of a day arrive as it grows old. Only sales that have arrived are seen, so delays are truncated to the
 * right: a day of last week can show no delay of a month, and plain shares would say that all sales are quick. The
 * estimator for such data (Lagakos, Barraj and De Gruttola, Biometrika 75, 1988; in insurance the chain ladder)
 * looks at each delay among the days that are old enough to show it:
 *
 *   F(k) = product over j > k of (1 − n(j) / r(j)),
 *
 * n(j): sales with the delay j; r(j): sales with a delay of at most j, of days at least j days old. F counts among
 * the delays that the data can show: it is 1 at the largest.
 *
 * @param byDelay sales by their delay in days.
 * @param byAge the same sales by the age of their day, never less than the delay.
 */
export function delayCurve(byDelay: ByDay, byAge: ByDay): DelayCurve {
  const last = Math.max(0, ...byDelay.keys());
  const arrived = new Float64Array(last + 1);
  let atMost = sum(byDelay);
  let younger = sum(byAge) - sum([...byAge].filter(([age]) => age >= last));
  arrived[last] = 1;
  for (let delay = last; delay > 0; delay -= 1) {
    const here = byDelay.get(delay) ?? 0;
    const seen = atMost - younger;
    arrived[delay - 1] = arrived[delay]! * (seen > 0 ? 1 - here / seen : 1);
    atMost -= here;
    younger -= byAge.get(delay - 1) ?? 0;
  }
  return (days) => (days < 0 ? 0 : arrived[Math.min(days, last)]!);
}

/** Mean over the days of a period, as if each of them brought the same. */
export function maturedShare(curve: DelayCurve, ages: { oldest: number; newest: number }): number {
  let total = 0;
  for (let age = ages.newest; age <= ages.oldest; age += 1) total += curve(age);
  return total / (ages.oldest - ages.newest + 1);
}

function sum(days: Iterable<readonly [number, number]>): number {
  let total = 0;
  for (const [, weight] of days) total += weight;
  return total;
}

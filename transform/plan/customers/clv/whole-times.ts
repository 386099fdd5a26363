/** The largest of times that are all whole, as days are, and fewer than the rows that have them; null of any others. */
export function mostOfWhole(ages: Float64Array, lasts: Float64Array): number | null {
  const most = ages.reduce((so, one) => Math.max(so, one), 0);
  const isWhole = (time: number) => Number.isInteger(time);
  return most < ages.length && ages.every(isWhole) && lasts.every(isWhole) ? most : null;
}

/** ln(α + t) of each whole time t up to the largest. */
export function logarithmsUpTo(most: number, alpha: number): Float64Array {
  const found = new Float64Array(most + 1);
  for (let time = 0; time <= most; time++) found[time] = Math.log(alpha + time);
  return found;
}

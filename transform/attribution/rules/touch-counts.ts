/** How many touches of a journey each of its channels has. */
export function touchCounts(touches: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < touches.length; i++) {
    counts.set(touches[i]!, (counts.get(touches[i]!) ?? 0) + 1);
  }
  return counts;
}

/**
 * Kendall's tau-b: how far two models rank the channels alike, 1 for the same order and −1 for the reverse.
 * Ties count for neither and make the scale smaller. `null` where one of the two ranks nothing
 * (fewer than two channels, or all alike).
 */
export function kendallTau(a: Float64Array, b: Float64Array): number | null {
  let [agreement, ranked, rankedToo] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const first = Math.sign(a[i]! - a[j]!);
      const second = Math.sign(b[i]! - b[j]!);
      agreement += first * second;
      ranked += first * first;
      rankedToo += second * second;
    }
  }
  return ranked === 0 || rankedToo === 0 ? null : agreement / Math.sqrt(ranked * rankedToo);
}

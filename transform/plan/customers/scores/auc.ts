/**
 * Chance that a positive has a higher probability than a negative, ties one half: the Mann–Whitney statistic by mean
 * ranks [Hanley, McNeil 1982]. `null` where one of the kinds is missing.
 */
export function auc(probabilities: readonly number[], outcomes: readonly number[]): number | null {
  const order = probabilities
    .map((_, i) => i)
    .sort((a, b) => probabilities[a]! - probabilities[b]!);
  const positives = outcomes.filter((outcome) => outcome === 1).length;
  const negatives = outcomes.length - positives;
  if (positives === 0 || negatives === 0) return null;

  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let tied = 0;
    for (; end < order.length && probabilities[order[end]!] === probabilities[order[start]!]; end++)
      tied += outcomes[order[end]!]!;
    rankSum += tied * ((start + 1 + end) / 2);
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The candidate with the fewest edits from `name`, whatever their number; the first of equally near ones. */
export function nearest(name: string, candidates: readonly [string, ...string[]]): string {
  let [best, fewest] = [candidates[0], Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** The candidate that was probably meant: within a third of its length in edits. Undefined when none is near. */
export function probablyMeant(name: string, candidates: readonly string[]): string | undefined {
  const [first, ...others] = candidates.filter(
    (candidate) =>
      editDistance(name.toLowerCase(), candidate.toLowerCase()) <=
      Math.max(1, Math.floor(candidate.length / 3)),
  );
  return first === undefined ? undefined : nearest(name, [first, ...others]);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, substitution, swap));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

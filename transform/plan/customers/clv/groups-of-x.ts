/** Rows from `from` up to `to` have the same number of repeat orders. */
export interface GroupOfX {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** Runs of rows with equal x: what depends on x alone is computed once for each of them. */
export function groupsOfX(x: Float64Array): readonly GroupOfX[] {
  const groups: GroupOfX[] = [];
  for (let from = 0, to = 0; from < x.length; from = to) {
    while (to < x.length && x[to] === x[from]) to++;
    groups.push({ x: x[from]!, from, to });
  }
  return groups;
}

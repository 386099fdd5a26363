/**
 * Moves the values of some ranks to the places where sorting would put them, nothing less after them and nothing greater before
 * [Hoare 1961, Algorithm 65]: a few quantiles of many values without sorting all of them.
 * @param ranks ascending, counted from 0.
 */
export function selectRanks(values: Float64Array, ranks: Iterable<number>): void {
  let from = 0;
  for (const rank of ranks) {
    select(values, rank, from);
    from = rank;
  }
}

function select(values: Float64Array, rank: number, from: number): void {
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [up, down] = [low, high];
    while (up <= down) {
      while (values[up]! < pivot) up += 1;
      while (values[down]! > pivot) down -= 1;
      if (up > down) break;
      const moved = values[up]!;
      values[up++] = values[down]!;
      values[down--] = moved;
    }
    if (rank <= down) high = down;
    else if (rank >= up) low = up;
    else return;
  }
}

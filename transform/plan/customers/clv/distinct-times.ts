/** Times of rows as places in a list of the different ones: with whole days or weeks there are few, and each takes one logarithm. */
export interface DistinctTimes {
  readonly different: Float64Array;
  /** Of each row the place of its time. */
  readonly places: Uint32Array;
}

export function distinctTimes(times: Float64Array): DistinctTimes {
  const known = new Map<number, number>();
  const places = Uint32Array.from(times, (time) => {
    const place = known.get(time) ?? known.size;
    known.set(time, place);
    return place;
  });
  return { different: Float64Array.from(known.keys()), places };
}

/** α + t of each different time, its logarithm and its reciprocal. */
export function shifted({ different }: DistinctTimes, alpha: number) {
  const sum = different.map((time) => alpha + time);
  return { sum, ln: sum.map(Math.log), per: sum.map((one) => 1 / one) };
}

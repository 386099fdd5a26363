import type { Fact } from '@throughline/ingest/contract/fact';
import * as fc from 'fast-check';
import { number } from './world-pieces.ts';

/** The facts in another order, some of them twice, cut into loads. */
export function arrivals(facts: readonly Fact[]): fc.Arbitrary<Fact[][]> {
  const repeated = fc.subarray([...facts]);
  return repeated.chain((again) =>
    fc
      .tuple(
        fc.shuffledSubarray([...facts, ...again], { minLength: facts.length + again.length }),
        fc.array(number(6), { minLength: 1, maxLength: 12 }),
      )
      .map(([order_, sizes]) => cut(order_, sizes)),
  );
}

function cut(facts: readonly Fact[], sizes: readonly number[]): Fact[][] {
  const loads: Fact[][] = [];
  let start = 0;
  for (let i = 0; start < facts.length; i++) {
    const size = 1 + sizes[i % sizes.length]!;
    loads.push(facts.slice(start, start + size));
    start += size;
  }
  return loads;
}

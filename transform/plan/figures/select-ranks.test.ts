import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectRanks } from './select-ranks.ts';

it('values of ranks stand where sorting would put them, and all are still there', () => {
  const worlds = fc
    .array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), { minLength: 1 })
    .chain((values) =>
      fc.tuple(fc.constant(values), fc.uniqueArray(fc.nat(values.length - 1), { maxLength: 4 })),
    );
  fc.assert(
    fc.property(worlds, ([all, ranks]) => {
      const values = Float64Array.from(all, (value) => value + 0);
      const sorted = values.slice().sort();
      selectRanks(
        values,
        ranks.sort((a, b) => a - b),
      );
      for (const rank of ranks) expect(values[rank]).toBe(sorted[rank]);
      expect(values.sort()).toEqual(sorted);
    }),
  );
});

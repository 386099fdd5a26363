import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathTable } from './path-table.ts';
import { shortenedPaths } from './shortened-paths.ts';

describe('shortenedPaths', () => {
  it('finds what a search through all paths finds', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 60 }), (paths) => {
        const table = pathTable(
          paths.map((touches) => ({ path: touches, conversions: 1, value: 0, nulls: 0 })),
        );
        const texts = Array.from(table.conversions, (_, i) =>
          table.touches.subarray(table.starts[i], table.starts[i + 1]).join(),
        );
        const expected = texts.flatMap((text) => {
          const touches = text.split(',');
          return touches.map((_, at) => texts.indexOf(touches.toSpliced(at, 1).join()));
        });
        expect([...shortenedPaths(table)]).toEqual(expected);
      }),
    );
  });
});

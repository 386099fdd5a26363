import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRANSFORM_NAMES, transformPaths } from './transforms.ts';

const context = { isDirect: (channel: string) => channel === 'A' || channel === 'Z' };
const transformed = (path: string, ...names: string[]) =>
  transformPaths(
    [{ path: path.split(' '), conversions: 1, value: 2, nulls: 3 }],
    names,
    context,
  )[0]!.path.join(' ');

describe('transformPaths', () => {
  // The path and the first four answers are those of fractribution's README.
  it.each([
    ['unique', 'D A B B C D C C'],
    ['exposure', 'D A B C D C'],
    ['first', 'D A B C'],
    ['frequency', 'D(2) A(1) B(2) C(3)'],
    ['remove_direct', 'D B B C D C C'],
    ['remove_trailing_direct', 'D A B B C D C C'],
  ])('%s of D A B B C D C C is %s', (name, expected) => {
    expect(transformed('D A B B C D C C', name)).toBe(expected);
  });

  it('removes direct touches everywhere or at the end, unless there are no others', () => {
    expect(transformed('A B A Z', 'remove_direct')).toBe('B');
    expect(transformed('A B A Z', 'remove_trailing_direct')).toBe('A B');
    for (const name of ['remove_direct', 'remove_trailing_direct']) {
      expect(transformed('A Z A', name)).toBe('A Z A');
    }
  });

  it('goes through the names in their order', () => {
    expect(transformed('B A B B', 'remove_direct', 'exposure')).toBe('B');
    expect(transformed('B A B B', 'exposure', 'remove_direct')).toBe('B B');
    expect(transformed('B A B B')).toBe('B A B B');
  });

  it('keeps the counts, never empties a path, and leaves what it gets as it is', () => {
    const path = fc.array(fc.constantFrom('A', 'B', 'Z'), { minLength: 1 });
    fc.assert(
      fc.property(path, fc.constantFrom(...TRANSFORM_NAMES), (given, name) => {
        const row = Object.freeze({
          path: Object.freeze(given),
          conversions: 1,
          value: 2,
          nulls: 3,
        });
        const [{ path: result, ...counts }] = transformPaths(
          Object.freeze([row]),
          [name],
          context,
        ) as [typeof row];
        expect(counts).toEqual({ conversions: 1, value: 2, nulls: 3 });
        expect(result.length).toBeGreaterThan(0);
        expect(result).not.toBe(given);
        if (name !== 'frequency') {
          expect(transformPaths([{ ...row, path: result }], [name], context)[0]!.path).toEqual(
            result,
          );
        }
      }),
    );
  });

  it('refuses an unknown name, and anything after frequency', () => {
    expect(() => transformed('A', 'toString')).toThrow(
      '"toString" is no path transform; use one of exposure, unique,',
    );
    expect(() => transformed('A', 'frequency', 'remove_direct')).toThrow(
      expect.objectContaining({ code: 'model_parameter' }),
    );
    expect(() => transformed('A', 'frequency', 'frequency')).toThrow(/must be the last/);
  });
});

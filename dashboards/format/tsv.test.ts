import { describe, expect, it } from 'vitest';
import { tsv } from './tsv.ts';

describe('tsv', () => {
  it('puts a row on a line and leaves unknown cells empty', () => {
    expect(
      tsv(
        ['a', 'b'],
        [
          ['x', 1],
          [null, undefined],
        ],
      ),
    ).toBe('a\tb\nx\t1\n\t');
  });

  it('lets no cell break the columns', () => {
    expect(tsv(['a'], [['one\ttwo\r\nthree']])).toBe('a\none two three');
  });
});

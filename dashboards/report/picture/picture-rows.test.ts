import { describe, expect, it } from 'vitest';
import { pictureRows } from './picture-rows.ts';

const row = (cells: object) => ({ cells: { ...cells } });

describe('the rows of a picture', () => {
  it('stand on one scale that holds 0, with what they are compared with', () => {
    const rows = [
      row({ share: 0.4, ordinary: 0.1 }),
      row({ share: -0.1, ordinary: null }),
      row({ share: null, ordinary: 0.9 }),
    ];
    const drawn = pictureRows({ value: 'share', against: 'ordinary' }, rows);
    // From −0.1 to 0.4: a fifth of the scale lies below 0, and 0.1 is two fifths up.
    expect(drawn?.rows.map(({ value, zero, against }) => [value, zero, against])).toEqual([
      [1, 0.2, 0.4],
      [0, 0.2, null],
    ]);
    expect(drawn?.rows.map(({ isNegative }) => isNegative)).toEqual([false, true]);
    expect(drawn?.total).toBeNull();
  });

  it('have their interval where both ends are known, and the mean of all on a scale of its own', () => {
    const rows = [
      row({ rating: 4, low: 3, high: 5 }),
      row({ rating: 2, low: null, high: null }),
      { ...row({ rating: 3 }), sum: 'total' as const },
    ];
    const drawn = pictureRows(
      { value: 'rating', within: { low: 'low', high: 'high' }, scale: { from: 1, to: 5 } },
      rows,
    );
    expect(drawn?.rows.map(({ value, within }) => [value, within])).toEqual([
      [0.75, { low: 0.5, high: 1 }],
      [0.25, null],
    ]);
    expect(drawn?.total).toBe(0.5);
  });

  it('are none where there is nothing to compare', () => {
    expect(pictureRows({ value: 'share' }, [row({ share: 0.4 })])).toBeNull();
    const within = { low: 'low', high: 'high' };
    const gain = pictureRows({ value: 'gain', within }, [row({ gain: 1, low: -1, high: 3 })]);
    expect(gain?.rows[0]).toMatchObject({ zero: 0.25, value: 0.5, within: { low: 0, high: 1 } });
    expect(pictureRows({ value: 'share' }, [row({ share: 0 }), row({ share: 0 })])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { gapShapes, linePath } from './gap-shapes.ts';

describe('the room between two lines', () => {
  it('is cut where they cross', () => {
    // 10 apart one way and 30 apart the other: they meet after a quarter of the way.
    const shapes = gapShapes([
      { x: 0, upper: 20, lower: 30 },
      { x: 40, upper: 40, lower: 10 },
    ]);
    expect(shapes).toEqual([
      { isAbove: true, path: 'M0 20L10 25L10 25L0 30Z' },
      { isAbove: false, path: 'M10 25L40 40L40 10L10 25Z' },
    ]);
  });

  it('has a hole where one of them is not known', () => {
    const shapes = gapShapes([
      { x: 0, upper: 20, lower: 30 },
      { x: 10, upper: null, lower: 30 },
      { x: 20, upper: 20, lower: 30 },
    ]);
    expect(shapes).toEqual([]);
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 1, y: null },
        { x: 2, y: 3 },
        { x: 3, y: 4 },
      ]),
    ).toBe('M0 1M2 3L3 4');
  });
});

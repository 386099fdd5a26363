import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bubbleLayout } from './bubble-layout.ts';
import { bubbleScale } from './bubble-points.ts';

const widthOf = (text: string) => text.length * 7;
const lay = (
  points: { channel: string; cost: string; romi: number; profit: string }[],
  width: number,
) =>
  bubbleLayout(bubbleScale(points), {
    width,
    height: 300,
    narrow: width < 560,
    widthOf,
    romiText: (value) => `${Math.round(value * 100)} %`,
    labelOf: ({ channel }) => channel,
    breakEvenText: width < 560 ? '' : 'break-even',
  });

describe('bubbleLayout', () => {
  it('puts cost across and ROMI down, with 0 on the break-even line', () => {
    const { bubbles, breakEven, romis, costs } = lay(
      [
        { channel: 'Search', cost: '100.00', romi: 1, profit: '100.00' },
        { channel: 'Social', cost: '50.00', romi: -0.5, profit: '-25.00' },
      ],
      900,
    );
    const [search, social] = bubbles;
    expect(search!.x).toBeGreaterThan(social!.x);
    expect(search!.y).toBeLessThan(breakEven);
    expect(social!.y).toBeGreaterThan(breakEven);
    expect(romis.find(({ value }) => value === 0)?.at).toBeCloseTo(breakEven, 9);
    expect(costs[0]?.value).toBe(0);
  });

  it('names neighbours without lying over them', () => {
    const close = [
      { channel: 'Paid Shopping', cost: '11.00', romi: -0.88, profit: '-10.00' },
      { channel: 'Paid Social', cost: '45.00', romi: -0.88, profit: '-40.00' },
      { channel: 'Paid Search', cost: '101.00', romi: 1.1, profit: '110.00' },
    ];
    for (const { label } of lay(close, 360).bubbles) expect(label).not.toBeNull();
  });

  it('never writes a name over a bubble, another name or the edge', () => {
    const point = fc.record({
      channel: fc.string({ minLength: 3, maxLength: 22 }),
      cost: fc.integer({ min: 1, max: 100_000 }).map((cost) => `${cost}.00`),
      romi: fc.double({ min: -1, max: 12, noNaN: true }),
      profit: fc.integer({ min: -90_000, max: 90_000 }).map((profit) => `${profit}.00`),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(point, { selector: ({ channel }) => channel, minLength: 1, maxLength: 14 }),
        fc.constantFrom(330, 360, 900, 1320),
        (points, width) => {
          const { bubbles } = lay(points, width);
          const names = bubbles.flatMap(({ label, point: { channel } }) => {
            if (!label) return [];
            const wide = widthOf(channel);
            const left = label.x - { start: 0, middle: wide / 2, end: wide }[label.anchor];
            return [{ left, right: left + wide, top: label.y - 7, bottom: label.y + 7 }];
          });
          const circles = bubbles.map(({ x, y, radius }) => ({
            ...{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
          }));
          names.forEach((name, index) => {
            expect(name.left).toBeGreaterThanOrEqual(0);
            expect(name.right).toBeLessThanOrEqual(width);
            for (const other of [...circles, ...names.slice(index + 1)]) {
              const apart =
                name.left >= other.right ||
                other.left >= name.right ||
                name.top >= other.bottom ||
                other.top >= name.bottom;
              expect(apart).toBe(true);
            }
          });
        },
      ),
    );
  });
});

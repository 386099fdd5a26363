import { describe, expect, it } from 'vitest';
import { bubbleScale, MOST_LABELS } from './bubble-points.ts';

const bubble = (
  channel: string,
  cost: string | null,
  romi: number | null,
  profit: string | null,
) => ({
  channel,
  cost,
  romi,
  profit,
});

describe('bubbleScale', () => {
  it('draws what has a cost, a ROMI and a profit, and nothing else', () => {
    const { points } = bubbleScale([
      bubble('a', '10.00', 0.5, '5.00'),
      bubble('b', '0.00', null, '5.00'),
      bubble('c', null, null, null),
    ]);
    expect(points.map(({ channel }) => channel)).toEqual(['a']);
  });

  it('lets the area grow with the profit, losses alike', () => {
    const { points } = bubbleScale([
      bubble('a', '10.00', 1, '400.00'),
      bubble('b', '10.00', -1, '-100.00'),
    ]);
    expect((points[0]?.size ?? 0) / (points[1]?.size ?? 1)).toBeCloseTo(2, 9);
  });

  it('draws an extreme value at the end of the scale and says so', () => {
    const { points, high } = bubbleScale([
      bubble('a', '10.00', 0.5, '5.00'),
      bubble('b', '10.00', -0.5, '-5.00'),
      bubble('mail', '1.00', 40, '40.00'),
    ]);
    expect(points[2]).toMatchObject({ romi: 40, drawnAt: 2, offScale: true });
    expect(points[0]?.offScale).toBe(false);
    expect(high).toBeLessThan(4);
  });

  it('keeps break-even inside and on a step of the axis', () => {
    const { low, high, step } = bubbleScale([bubble('a', '10.00', 0.8, '8.00')]);
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThan(0.8);
    expect(low / step).toBeCloseTo(Math.round(low / step), 9);
  });

  it('labels the six weightiest', () => {
    const inputs = Array.from({ length: 9 }, (_, index) =>
      bubble(`c${index}`, '10.00', 0.1, `${index}.00`),
    );
    const labelled = bubbleScale(inputs).points.filter((point) => point.labelled);
    expect(labelled).toHaveLength(MOST_LABELS);
    expect(labelled.map(({ channel }) => channel)).not.toContain('c0');
  });
});

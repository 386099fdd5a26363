import { expect, it } from 'vitest';
import { changeOfMean, meanInterval } from './mean-rating.ts';

it('gives a mean its interval from ten ratings on, within the scale', () => {
  // s / √n = 1 / 5; 1.96 of it to either side.
  const { low, high } = meanInterval({ rated: 25, rating: 4, deviation: 1 });
  expect([low, high]).toEqual([expect.closeTo(3.608, 3), expect.closeTo(4.392, 3)]);
  expect(meanInterval({ rated: 25, rating: 4.9, deviation: 1 }).high).toBe(5);
  expect(meanInterval({ rated: 9, rating: 4, deviation: 1 })).toEqual({ low: null, high: null });
});

it('calls a change one that chance explains or not', () => {
  const before = { rated: 100, rating: 4.5, deviation: 1 };
  const at = (rating: number) => changeOfMean(before, { rated: 100, rating, deviation: 1 });
  // 1.96 √(0.01 + 0.01) = 0.277.
  expect(at(4.3)).toMatchObject({ threshold: expect.closeTo(0.277, 3), status: 'within_chance' });
  expect(at(4.2)).toMatchObject({ difference: expect.closeTo(-0.3, 9), status: 'differs' });
  expect(changeOfMean({ ...before, rated: 3 }, before).status).toBe('unknown');
});

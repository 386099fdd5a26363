import { expect, it } from 'vitest';
import { KafkaAssignmentWatch } from './assignment-watch.ts';

it('bears a rebalance, and no more than one', () => {
  const watch = new KafkaAssignmentWatch(15_000, 0);
  expect(watch.isLost(false, 14_000)).toBe(false);
  expect(watch.isLost(true, 15_000)).toBe(false);
  expect(watch.isLost(false, 30_000)).toBe(false);
  expect(watch.isLost(false, 30_001)).toBe(true);
  expect(watch.isLost(true, 40_000)).toBe(false);
});

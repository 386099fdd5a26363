import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';
import { expect, it } from 'vitest';
import { repeatedFailure } from './repeated-failure.ts';

it('raises an alarm at the third failure of one kind, and takes no outage for one', () => {
  const repeats = repeatedFailure();
  const fault = () => repeats.alarm(new Error('Table work_events does not exist.'));
  expect([fault(), fault()]).toEqual([undefined, undefined]);
  expect(fault()).toMatch(/failed 3 times .*work_events does not exist.*throughline rebuild/);
  expect(repeats.alarm(new WarehouseUnavailable('away'))).toBeUndefined();
  expect([fault(), fault()]).toEqual([undefined, undefined]);
  expect(repeats.alarm(new Error('another'))).toBeUndefined();
  repeats.forget();
  expect(fault()).toBeUndefined();
});

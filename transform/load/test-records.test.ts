import { expect, it } from 'vitest';
import { countTests } from './test-records.ts';

it('counts records that are nothing but tests, by reason', () => {
  const fact = (isTest: boolean, testMark?: { reason: string; setting?: string }) =>
    ({ isTest, ...(testMark && { testMark }) }) as never;
  const debug = fact(true, { reason: 'debug_mode', setting: 'count_debug: true' });
  const records = [[debug], [fact(false)], [debug], [fact(true)], [], [debug, fact(false)]];
  expect(countTests(records.map((facts) => ({ facts })))).toEqual([
    { reason: 'debug_mode', setting: 'count_debug: true', records: 2 },
    { reason: 'test', setting: '', records: 1 },
  ]);
});

import { expect, it } from 'vitest';
import { experimentsAnswer } from './experiments-sentence.ts';

const writing = { money: (value: string) => `${value} EUR`, share: (value: number) => `${value}` };
const told = (rows: readonly object[], experiments: readonly object[] = [{}]) =>
  experimentsAnswer({ rows, meta: { experiments } } as never, writing as never);
const row = (experiment: string, shows: string, lift: number, value: string | null) => ({
  ...{ experiment, shows, lift, lift_low: lift - 0.1, lift_high: lift + 0.1 },
  ...{ more_value: value, more_value_low: value, more_value_high: value },
});

it('names the test with the largest effect, and what it brought', () => {
  const rows = [
    row('a', 'adds', 0.2, '5.00'),
    row('b', 'adds', 0.5, '7.00'),
    row('c', 'takes', -1, '1'),
  ];
  expect(told(rows)).toEqual([
    {
      key: 'experiments.more',
      values: { count: 2, name: 'b', lift: '0.5', low: '0.4', high: '0.6' },
    },
    { key: 'experiments.value', values: { value: '7.00 EUR', low: '7.00 EUR', high: '7.00 EUR' } },
  ]);
  expect(told(rows.slice(2))[0]!.key).toBe('experiments.less');
});

it('says why nothing is shown', () => {
  const key = (...given: Parameters<typeof told>) => told(...given)[0]!.key;
  const enough = { is_enough: true, is_known: true };
  expect(key([row('a', 'within_chance', 0, null)], [enough])).toBe('experiments.chance');
  expect(key([], [{ ...enough, is_known: false }])).toBe('experiments.few');
  expect(key([], [])).toBe('experiments.none');
});

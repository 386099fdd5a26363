import { expect, it } from 'vitest';
import { incrementalityAnswer } from './incrementality-sentence.ts';

const writing = { money: (value: string) => `${value} EUR`, count: (value: string) => value };
const told = (rows: readonly object[], experiments: readonly object[] = [{ is_enough: true }]) =>
  incrementalityAnswer({ rows, meta: { experiments } } as never, writing as never);
const row = (
  experiment: string,
  conclusion: string,
  more_buyers: number,
  value: string | null,
) => ({
  ...{ experiment, arm: 'shown', conclusion, more_buyers, more_buyers_low: 1.2 },
  ...{ more_buyers_high: 20, more_value: value, more_value_low: value, more_value_high: value },
});

it('names the proven test that brought most buyers, in money where that is known', () => {
  const rows = [
    row('a', 'more', 12.4, null),
    row('b', 'more', 40, '5.00'),
    row('c', 'fewer', 90, '1'),
  ];
  expect(told(rows)).toEqual([
    {
      key: 'incrementality.more',
      values: { count: 2, name: 'b / shown', buyers: '40', low: '1', high: '20' },
    },
    {
      key: 'incrementality.value',
      values: { value: '5.00 EUR', low: '5.00 EUR', high: '5.00 EUR' },
    },
  ]);
  expect(told([rows[0]!])).toHaveLength(1);
});

it('says why nothing is proven', () => {
  const keys = (...given: Parameters<typeof told>) => told(...given).map(({ key }) => key);
  expect(keys([row('a', 'within_chance', 1, null)])).toEqual(['incrementality.chance']);
  expect(keys([row('a', 'below_minimum', 1, null)], [{ is_enough: false }])).toEqual([
    'incrementality.few',
  ]);
  expect(keys([], [])).toEqual(['incrementality.none']);
});

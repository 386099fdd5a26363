import { expect, it } from 'vitest';
import { scriptAnswer } from './script-sentence.ts';

const say = (rows: readonly object[]) =>
  scriptAnswer(
    { rows } as never,
    { share: (value: number) => `${Math.round(value * 100)} %` } as never,
  );
const point = (name: string, kept: number, conclusion: string, difference = 0) => ({
  ...{ point: name, kept_share: kept, conclusion, difference },
  ...{ sold_kept_share: 0.3, sold_missed_share: 0.1 },
});

it('names the point that sells most, and the one that is kept least', () => {
  expect(say([point('price', 0.4, 'more', 0.2), point('need', 0.2, 'within_chance')])).toEqual([
    { key: 'script.sells', values: { point: 'price', kept: '30 %', missed: '10 %' } },
    { key: 'script.least', values: { point: 'need', share: '20 %' } },
  ]);
  expect(say([point('need', 0.2, 'below_minimum')]).map(({ key }) => key)).toEqual([
    'script.least',
  ]);
  expect(say([])).toEqual([{ key: 'script.none' }]);
});

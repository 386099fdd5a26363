import { expect, it } from 'vitest';
import { fraudAnswer } from './fraud-sentence.ts';

const writing = {
  money: (value: string) => `€${value}`,
  share: (value: number) => `${value * 100} %`,
  channel: (name: string) => name,
  word: (_: string, value: string) => value,
};
const say = (rows: readonly object[], status = 'nothing') =>
  fraudAnswer({ rows, meta: { signals: [{ status }] } } as never, writing as never);
const row = (more: object) => ({
  ...{ signal: 'short_calls', channel: 'Paid Search', campaign: 'brand', share: 0.25 },
  ...{ cost_at_stake: null, revenue: null, ...more },
});

it('says where most is at stake, in cost or in revenue', () => {
  expect(say([row({ cost_at_stake: '5.00' }), row({})])).toEqual([
    { key: 'fraud.found', values: { count: 2 } },
    {
      key: 'fraud.stake',
      values: { where: 'brand', sign: 'short_calls', share: '25 %', money: '€5.00' },
    },
  ]);
  expect(say([row({ campaign: '', revenue: '7.00' })])[1]!.values).toMatchObject({
    ...{ where: 'Paid Search', money: '€7.00' },
  });
  expect(say([row({})])[1]!.key).toBe('fraud.most');
});

it('tells nothing found from nothing examined', () => {
  expect(say([])).toEqual([{ key: 'fraud.none' }]);
  expect(say([], 'not_told')).toEqual([{ key: 'fraud.untold' }]);
});

import { expect, it } from 'vitest';
import { rulesAnswer } from './rules-sentence.ts';

const writing = {
  share: (value: number) => `${value * 100} %`,
  count: (value: string) => value,
  channel: (name: string) => `«${name}»`,
  word: (_: string, value: string) => `words of ${value}`,
};
const told = (rows: readonly object[]) => rulesAnswer({ rows } as never, writing as never);
const row = (rule: string, visits: number, channel: string | null, pattern = '') => ({
  ...{ rule, visits, channel, pattern },
  layer: rule.includes(':') ? rule.split(':')[0] : null,
});

it('names the rule that decided most visits, and counts those that no rule could judge', () => {
  expect(
    told([
      row('custom:1', 10, 'Partner', 'source = "blog"'),
      row('overlay:paid-search', 50, 'Paid Search'),
      row('no-traffic', 40, null),
    ]),
  ).toEqual([
    {
      key: 'rules.mostOf',
      values: {
        ...{ rule: 'words of overlay:paid-search', channel: '«Paid Search»' },
        ...{ visits: '50', all: '100', share: '50 %' },
      },
    },
    { key: 'rules.untold', values: { count: 40 } },
  ]);
  // A rule of one's own is said as it was written; several channels may follow from it.
  expect(told([row('custom:1', 4, null, 'source = "blog"')])).toEqual([
    {
      key: 'rules.most',
      values: { rule: 'source = "blog"', visits: '4', all: '4', share: '100 %' },
    },
  ]);
});

it('says where there were no visits', () => {
  expect(told([row('overlay:email', 0, 'Email')])).toEqual([{ key: 'rules.none' }]);
});

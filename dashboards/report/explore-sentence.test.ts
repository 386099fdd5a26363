import { expect, it } from 'vitest';
import { plainWriting } from '../testing/plain-writing.ts';
import { exploreAnswer } from './explore-sentence.ts';

const row = (device: string, month: string, figures: object) => ({
  ...{ kind: 'row', device, month, ...figures },
});
const explored = (metrics: string[], rows: object[], totals: object) =>
  ({ meta: { by: ['device', 'month'], metrics }, rows, totals }) as never;

it('names the row with most revenue, with its part of everything', () => {
  const rows = [
    row('phone', '2026-03', { cost: '9.00', revenue: '20.00' }),
    row('desktop', '2026-03', { cost: '1.00', revenue: '60.00' }),
    { ...row('', '', { cost: null, revenue: '90.00' }), kind: 'unattributed' },
  ];
  const report = explored(['cost', 'revenue'], rows, { cost: '10.00', revenue: '240.00' });
  // 60 of 240 by hand; what no touch can claim is no row.
  expect(exploreAnswer(report, plainWriting)).toEqual([
    {
      key: 'explore.most',
      values: {
        ...{ metric: 'revenue', name: '«desktop» · «2026-03»' },
        ...{ value: '60.00', total: '240.00', share: '25 %' },
      },
    },
  ]);
});

it('takes the first sum where no revenue is asked for, and none of a ratio or of what is not known', () => {
  const rows = [row('phone', '2026-03', { cpl: '4.00', visits: 3, leads: 1 })];
  const [first] = exploreAnswer(
    explored(['cpl', 'visits', 'leads'], rows, { cpl: '4.00', visits: 6, leads: 1 }),
    plainWriting,
  );
  expect(first?.values).toMatchObject({ metric: 'visits', share: '50 %' });
  expect(exploreAnswer(explored(['cpl'], rows, { cpl: '4.00' }), plainWriting)).toEqual([]);
  expect(exploreAnswer(explored(['visits'], rows, { visits: null }), plainWriting)).toEqual([]);
});

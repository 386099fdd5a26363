import type { FunnelStepRow } from '@throughline/api/contract/reports/funnel';
import { expect, it } from 'vitest';
import { funnelBars } from './funnel-bars.ts';

const row = (step: string, reached: number | null, expected: number | null = null) =>
  ({ step, reached, expected }) as FunnelStepRow;

it('draws leads and what follows on one scale, with what is still to come', () => {
  const totals = [row('visit', 9_000), row('lead', 40), row('deal', 10, 16), row('paid', 0, 1)];
  expect(funnelBars({ totals }).map(({ width, expected }) => [width, expected])).toEqual([
    [1, 0],
    [1, 0],
    [0.25, 0.4],
    [0, 0.025],
  ]);
  expect(funnelBars({ totals }).map(({ isCut }) => isCut)).toEqual([true, false, false, false]);
  const none = [row('visit', null), row('lead', 0), row('paid', 0)];
  expect(funnelBars({ totals: none }).map(({ width }) => width)).toEqual([0, 0, 0]);
});

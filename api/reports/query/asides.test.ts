import { expect, it } from 'vitest';
import { claimsOf, salesOf } from './asides.ts';
import type { FactGroup } from './cubes/fact-group.ts';

const claim = (setting: string, action: string, conversions: string, unknown = '0') =>
  ({
    ...{ claim_setting: setting, claim_action: action },
    ...{ claimed_conversions: conversions, claimed_value: '5', claimed_value_unknown: unknown },
  }) as unknown as FactGroup;

it('adds up claims under one setting of one action, and no others', () => {
  expect(claimsOf([])).toEqual({
    claimed_conversions: 'not_applicable',
    claimed_value: 'not_applicable',
  });
  const one = claim('7d_click', 'purchase', '2000000');
  expect(claimsOf([one, claim('7d_click', 'purchase', '3000000', '1')])).toEqual({
    claimed_conversions: 5_000_000n,
    claimed_value: 'unknown',
  });
  for (const other of [claim('1d_view', 'purchase', '1'), claim('7d_click', 'lead', '1')])
    expect(claimsOf([one, other])).toEqual({
      claimed_conversions: 'several_claims',
      claimed_value: 'several_claims',
    });
});

it('a sum of sales with an unknown part is unknown', () => {
  const sale = (more: object) =>
    ({ sold: '1', sold_revenue: '7', ...more }) as unknown as FactGroup;
  expect(salesOf([sale({}), sale({ sold_margin: '3' })])).toEqual({
    ...{ sold: 2n, sold_first: 0n, sold_revenue: 14n, sold_margin: 3n },
  });
  expect(salesOf([sale({ sold_margin_unknown: '1' })])).toMatchObject({
    ...{ sold_revenue: 7n, sold_margin: 'margin_missing' },
  });
  expect(salesOf([sale({ sold_revenue_unknown: '1', sold_margin_unknown: '1' })])).toMatchObject({
    ...{ sold: 1n, sold_revenue: 'unknown', sold_margin: 'unknown' },
  });
});

import { describe, expect, it } from 'vitest';
import type { PartnerTerms } from './partner-terms.ts';
import { commissionOf, paidByPartner } from './settle.ts';

const terms = (more: Partial<PartnerTerms> = {}): PartnerTerms => ({
  ...{ name: 'Eva', commissionOf: 'revenue', campaigns: [], pays: '0', ...more },
});
const sales = { told: 0n, unrated: 2, unratedRevenue: 10_050n, unratedMargin: 4_001n };

describe('the commission of a partner, in hundredths', () => {
  it.each([
    // A tenth of 100.50 is 10.05.
    ['a share of revenue', sales, terms({ commission: '0.10' }), 1_005n],
    // 12.5 % of 40.01 is 5.00125.
    [
      'a share of margin, rounded',
      sales,
      terms({ commission: '0.125', commissionOf: 'margin' }),
      500n,
    ],
    [
      'what sales tell beside the share',
      { ...sales, told: 300n },
      terms({ commission: '0.10' }),
      1_305n,
    ],
    ['nothing where nothing is agreed on', sales, terms({ commission: '0' }), 0n],
    [
      'nothing of an amount that is not known',
      { ...sales, unratedRevenue: null },
      terms({ commission: '0' }),
      0n,
    ],
    ['unknown without terms', sales, undefined, null],
    ['unknown without a share', sales, terms(), null],
    ['told by all sales, whatever the terms', { ...sales, unrated: 0, told: 42n }, undefined, 42n],
    [
      'unknown of an unknown amount',
      { ...sales, unratedRevenue: null },
      terms({ commission: '0.10' }),
      null,
    ],
    ['unknown where a told one has no rate', { ...sales, told: null }, terms(), null],
    // Returned goods take it back: −10.05.
    [
      'below nothing of returns',
      { ...sales, unratedRevenue: -10_050n },
      terms({ commission: '0.10' }),
      -1_005n,
    ],
  ])('is %s', (_, of, agreed, expected) => {
    expect(commissionOf(of, agreed)).toBe(expected);
  });
});

it('a partner pays its share of a joint cost, in whole hundredths', () => {
  // A third of 100.00 and of a cent.
  expect(paidByPartner(10_000n, terms({ pays: '0.333333' }))).toBe(3_333n);
  expect(paidByPartner(1n, terms({ pays: '0.5' }))).toBe(1n);
});

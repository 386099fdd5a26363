import * as fc from 'fast-check';
import { costParts, costs, rates } from './facts.ts';
import { money, number, pad } from './world-pieces.ts';

/** Costs of random small businesses: restated, copied, of several levels and currencies, with what platforms claim. */
export const adCosts = fc
  .record({
    day: number(3),
    taken: number(20),
    rows: fc.array(
      fc.record({
        campaign: fc.constantFrom('brand', 'sofas'),
        cost: money,
        vat: fc.boolean(),
        currency: fc.constantFrom('EUR', 'USD'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ day, taken, rows }) => [
    costs(`2026-03-0${day + 1}`, `2026-04-${pad(taken + 1)}T00:00:00Z`, rows),
  ]);
const CLAIMS = [
  [['7d_click', 'lead', 2, 10]],
  [
    ['7d_click', 'lead', 3, null],
    ['1d_view', 'sale', null, 1.5],
  ],
] as const;
/** Copies of rows in several parts of a block, of two accounts with the same campaigns, at two levels. */
export const copiedCosts = fc
  .record({
    day: number(2),
    taken: number(3),
    account: number(1),
    level: fc.constantFrom('campaign', 'ad', 'keyword'),
    parts: fc.array(
      fc.array(
        fc.record({
          campaign: fc.constantFrom('brand', 'sofas'),
          cost: fc.constantFrom(0, 1.5, 10, 10.01),
          currency: fc.constantFrom('EUR', 'TRY'),
          row: fc.constantFrom('mobile', 'desktop'),
          claimed: fc.constantFrom(undefined, ...CLAIMS),
          emitted: fc.constantFrom(
            '2026-04-01T00:00:00Z',
            '2026-04-01T00:00:00.001Z',
            '2026-04-03T00:00:00Z',
          ),
        }),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ day, taken, account, level, parts }) => {
    const date = `2026-03-0${day + 1}`;
    const named = parts.map((rows) =>
      rows.map(({ claimed, ...row }) => ({
        ...row,
        ...(claimed && { claimed }),
        row: `${row.campaign} ${row.row}`,
      })),
    );
    return costParts(
      date,
      `2026-04-0${taken + 4}T00:00:00Z`,
      named,
      `ad_cost:google_ads:${account + 1}:${date}:${level}`,
    );
  });
export const exchangeRates = fc
  .record({
    day: number(20),
    rate: fc.integer({ min: 50, max: 150 }),
    taken: number(8),
    // Liras are worth euros only by way of dollars.
    pair: fc.constantFrom(
      ['USD', 'EUR'] as const,
      ['TRY', 'USD'] as const,
      ['EUR', 'USD'] as const,
    ),
  })
  .map(({ day, rate, taken, pair: [base, quote] }) => [
    rates(
      `2026-03-${pad(day + 1)}`,
      base,
      quote,
      (rate / 100).toFixed(2),
      `2026-04-0${taken + 1}T00:00:00Z`,
    ),
  ]);

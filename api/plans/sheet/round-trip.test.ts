import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../contract/plans.ts';
import { storedPlan, UNKNOWN, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import { inOrder } from '../canonical-plan.ts';
import { planWorkbook } from '../workbook/plan-workbook.ts';
import { planOfSheet } from './plan-of-sheet.ts';
import { workbookSheet } from './plan-workbook-sheet.ts';

const share = fc.oneof(
  fc.constantFrom(0, 1, 0.1, 0.3, 1 / 3, 1e-7),
  // What is next to nothing makes ratios that no number holds.
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
);
const some = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });
/** Up to 21 digits: more than a spreadsheet keeps. */
const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 9n }).map((cents) => `${cents / 100n}.${`${cents % 100n}`.padStart(2, '0')}`),
  fc.bigInt({ min: 0n, max: 10n ** 21n - 1n }).map((micros) => `${micros / 10n ** 6n}.${`${micros % 10n ** 6n}`.padStart(6, '0')}`),
);
const price = amount.filter((text) => /[1-9]/.test(text));
const text = fc.oneof(
  fc.constantFrom('=SUM(A1)', '+7', '-1', '@x', "'=1", '2026-03-01', '0012', 'Total', 'Итого', '_x0041_', 'a<b>&"c"'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = text.filter((value) => value.toWellFormed().trim() !== '');
const reach = fc.oneof(
  fc.record({ cpc: price, ctr: some(share) }),
  fc.record({ cpm: price, ctr: share }),
  fc.record({ visits: amount }),
);
const line = fc
  .record({
    ...{ channel: name, campaign: some(text), month: fc.nat({ max: 5 }), budget: amount, reach },
    ...{ landing: some(share), lead_rate: some(share), qualify_rate: some(share) },
    ...{ deal_rate: some(share), aov: some(amount), refund_rate: some(share) },
    margin_rate: some(fc.double({ min: -3, max: 1, noNaN: true }).map((value) => value + 0)),
    ...{ comment: some(text), currency: some(fc.constant('EUR')) },
  })
  .map(({ reach: by, month, ...rest }) => ({
    ...rest,
    ...by,
    month: ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'][month]!,
  }));
const lag = fc
  .array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 16 })
  .map((parts) => parts.map((part) => part / Math.max(1, parts.reduce((a, b) => a + b, 0))));
const rate = fc.double({ min: -0.9, max: 3, noNaN: true }).map((value) => value + 0);
const plan = fc
  .record({
    name,
    settings: fc.record({
      ...{ currency: fc.constant('EUR'), first_month: fc.constant('2026-11') },
      ...{ months: fc.constant(6), horizon: some(fc.integer({ min: 6, max: 20 })) },
      ...{ vat: some(share), fee: some(share), rate: some(rate), finance_rate: some(rate) },
      ...{ reinvest_rate: some(rate), basis: some(fc.constant('payment' as const)) },
      seasonality: some(fc.array(fc.double({ min: 0, max: 4, noNaN: true }).map((v) => v + 0), { minLength: 12, maxLength: 12 })),
      ...{ lag: some(lag), payment_lag: some(lag), cost_delay: some(fc.nat({ max: 7 })) },
      loadings: some(fc.dictionary(fc.constantFrom('lead_rate', 'cpc', 'weather'), share)),
      target: some(amount),
    }),
    lines: fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 6,
      selector: ({ channel, campaign, month }) =>
        [channel, campaign ?? '', month].map((part) => part.toWellFormed().trim()).join('\n'),
    }),
  })
  .map((value) => planSchema.safeParse(value))
  .filter(({ success }) => success)
  .map(({ data }) => data!);

async function back(exported: Plan, language: 'en' | 'ru' | 'tr', known: boolean): Promise<Plan> {
  const stored = storedPlan(exported);
  const sheet = workbookSheet(planWorkbook(stored, { language }));
  const read = await planOfSheet({}, sheet, async () => (known ? stored : undefined), 'USD');
  expect(read).toMatchObject({ id: 'spring', read: known ? 3 : undefined, ignored: [] });
  return read.plan;
}

const content = (of: Plan) => canonicalJson(inOrder(of));
const inOneCurrency = (of: Plan): Plan => ({
  ...of,
  lines: of.lines.map(({ currency: _, ...rest }) => rest),
});

describe('a plan that is exported and imported', () => {
  it.each([WORKED, VARIED, UNKNOWN])('is the same plan: $name', async (exported) => {
    for (const language of ['en', 'ru', 'tr'] as const)
      expect(await back(exported, language, true)).toEqual(exported);
  });

  it('is the same plan whatever it holds, in three languages', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.constantFrom('en', 'ru', 'tr'), async (exported, language) => {
        expect(content(await back(exported, language, true))).toBe(content(exported));
        expect(content(await back(exported, language, false))).toBe(
          content(inOneCurrency(exported)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

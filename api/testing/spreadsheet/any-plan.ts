import fc from 'fast-check';
import { type Plan, planSchema } from '../../contract/plans.ts';

const some = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });
const digits = (least: bigint, most: bigint, after: number) =>
  fc.bigInt({ min: least, max: most }).map((units) => {
    const text = `${units}`.padStart(after + 1, '0');
    return `${text.slice(0, -after)}.${text.slice(-after)}`;
  });

/** Of what a plan may be made. */
interface Parts {
  readonly amount: fc.Arbitrary<string>;
  readonly price: fc.Arbitrary<string>;
  readonly share: fc.Arbitrary<number>;
}

/** Such figures as people plan with: nothing of them is lost below a millionth. */
export const USUAL: Parts = {
  amount: fc.oneof(fc.constant('0'), digits(100_000n, 10n ** 9n, 2)),
  price: digits(1n, 10_000n, 2),
  share: fc.oneof(fc.constantFrom(0, 1, 1 / 3), fc.double({ min: 0.05, max: 0.95, noNaN: true })),
};
/** All that a plan may hold: more digits than a spreadsheet keeps. */
export const EXTREME: Parts = {
  amount: digits(0n, 10n ** 21n - 1n, 6),
  price: digits(1n, 10n ** 21n - 1n, 6),
  // What is next to nothing makes ratios that no number holds.
  share: fc.oneof(fc.constantFrom(0, 1, 1e-7), fc.double({ min: 1e-9, max: 1, noNaN: true })),
};

const text = fc.oneof(
  fc.constantFrom(
    '=SUM(A1)',
    '+7',
    '-1',
    '@x',
    "'=1",
    '2026-03-01',
    '0012',
    'Total',
    'Итого',
    '_x0041_',
    'a<b>&"c"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = text.filter((value) => value.toWellFormed().trim() !== '');

/** Plans of every kind, with names that a spreadsheet would take for something else. */
export function anyPlan({ amount, price, share }: Parts): fc.Arbitrary<Plan> {
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
  const lag = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 16 }).map((parts) =>
    parts.map(
      (part) =>
        part /
        Math.max(
          1,
          parts.reduce((a, b) => a + b, 0),
        ),
    ),
  );
  const rate = fc.double({ min: -0.9, max: 3, noNaN: true }).map((value) => value + 0);
  return fc
    .record({
      name,
      settings: fc.record({
        ...{ currency: fc.constant('EUR'), first_month: fc.constant('2026-11') },
        ...{ months: fc.constant(6), horizon: some(fc.integer({ min: 6, max: 20 })) },
        ...{ vat: some(share), fee: some(share), rate: some(rate), finance_rate: some(rate) },
        ...{ reinvest_rate: some(rate), basis: some(fc.constant('payment' as const)) },
        seasonality: some(fc.array(share, { minLength: 12, maxLength: 12 })),
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
}

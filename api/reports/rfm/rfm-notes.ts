import type { RfmReport } from '../../contract/reports/rfm.ts';

interface Noted {
  readonly value: RfmReport['meta']['value'];
  readonly sample: RfmReport['meta']['sample'];
  readonly unused: RfmReport['meta']['unused'];
  readonly unknown: number;
}

const NAMES = { r: 'recency', f: 'frequency', m: 'money' } as const;

/** What a reader of the segments has to know beside the figures. */
export function rfmNotes({ value, sample, unused, unknown }: Noted): string[] {
  const { status, customers, minimum } = sample;
  const gaps = (['r', 'f', 'm'] as const).flatMap((key) =>
    unused[key].length > 0 ? [`${NAMES[key]} ${unused[key].join(', ')}`] : [],
  );
  return [
    ...(status === 'below_minimum'
      ? [
          `Segments need ${minimum} customers with a paid order in these twelve months and there are ${customers}: the customers are listed by ${value} instead.`,
        ]
      : []),
    ...(gaps.length > 0
      ? [
          `Nobody has these scores, because many customers have the same figures: ${gaps.join('; ')}.`,
        ]
      : []),
    ...(unknown > 0
      ? [
          `Customers with a sale whose ${value} is not known (${unknown}) have no score of money and no segment. ${value === 'margin' ? 'Connect what the goods cost, or ask for value=revenue.' : 'Add the missing amounts or exchange rates.'}`,
        ]
      : []),
  ];
}

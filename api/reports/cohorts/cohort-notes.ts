import type { VALUES } from '../../contract/terms.ts';

interface Noted {
  readonly value: (typeof VALUES)[number];
  readonly unknown: number;
  readonly later: number;
  readonly lastDay: string | null;
}

/** What a reader of cohorts has to know beside the figures. */
export function cohortNotes({ value, unknown, later, lastDay }: Noted): string[] {
  return [
    ...(unknown > 0
      ? [
          `${unknown} sales have no known ${value}: the value of their month and LTV from then on are unknown. ${value === 'margin' ? 'Connect what the goods cost, or ask for value=revenue.' : 'Add the missing amounts or exchange rates.'}`,
        ]
      : []),
    ...(later > 0
      ? [
          `${later} sales are dated after ${lastDay} and are in no cell: correct the days of their payment in the source.`,
        ]
      : []),
  ];
}

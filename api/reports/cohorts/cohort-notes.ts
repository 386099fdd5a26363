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
          `The ${value} of some sales is not known (${unknown}): neither are the value of their months and LTV from then on. ${value === 'margin' ? 'Connect what the goods cost, or ask for value=revenue.' : 'Add the missing amounts or exchange rates.'}`,
        ]
      : []),
    ...(later > 0
      ? [
          `Sales dated after ${lastDay} are in no cell (${later}): correct the days of their payment in the source.`,
        ]
      : []),
  ];
}

import type { Skip } from '@throughline/ingest/contract/source';

/** Records of a delivery that were left out for one reason. */
export interface SkippedRecords {
  readonly code: string;
  /** Empty where the reason has none. */
  readonly group: string;
  readonly message: string;
  readonly records: number;
}

/** Names of groups come out of the data, so a delivery could hold as many reasons as records. */
const MOST_REASONS = 40;
const LONGEST_NAME = 128;
const LONGEST_MESSAGE = 600;

/** Counts skipped records by reason: equal texts are one. Reasons beyond the fortieth are one that says so. */
export class SkipCounter {
  readonly #reasons = new Map<string, { skip: Skip; records: number }>();
  #others = 0;

  add(skip: Skip): void {
    const key = JSON.stringify([skip.code, skip.group ?? '', skip.message]);
    const known = this.#reasons.get(key);
    if (known) known.records += 1;
    else if (this.#reasons.size < MOST_REASONS) this.#reasons.set(key, { skip, records: 1 });
    else this.#others += 1;
  }

  counts(): SkippedRecords[] {
    const counts = [...this.#reasons.values()].map(({ skip, records }) => ({
      code: cut(skip.code, LONGEST_NAME),
      group: cut(skip.group ?? '', LONGEST_NAME),
      message: cut(skip.message, LONGEST_MESSAGE),
      records,
    }));
    if (this.#others > 0)
      counts.push({
        code: 'other',
        group: '',
        message: `reasons beyond the first ${MOST_REASONS} of a delivery are not named; import its records in smaller files to see them`,
        records: this.#others,
      });
    return counts;
  }
}

function cut(text: string, longest: number): string {
  const whole = text.toWellFormed();
  return whole.length > longest ? `${whole.slice(0, longest - 1).toWellFormed()}…` : whole;
}

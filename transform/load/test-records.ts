import type { Fact } from '@throughline/ingest/contract/fact';

/** Records of a delivery that are tests for one reason. */
export interface TestRecords {
  readonly reason: string;
  /** Empty where no setting counts them. */
  readonly setting: string;
  readonly records: number;
}

/** Counts the records whose facts are all tests, by their reason, in the order of the reasons. */
export function countTests(records: readonly { readonly facts: readonly Fact[] }[]): TestRecords[] {
  const found = new Map<string, TestRecords>();
  for (const { facts } of records) {
    const test = facts.length > 0 && facts.every(({ isTest }) => isTest) ? facts[0]! : undefined;
    if (!test) continue;
    const { reason, setting = '' } = test.testMark ?? { reason: 'test' };
    const key = JSON.stringify([reason, setting]);
    const known = found.get(key);
    found.set(key, { reason, setting, records: (known?.records ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

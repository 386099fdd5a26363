/** A test of ads over regions or over time, as the configuration has it. */
export interface Experiment {
  readonly name: string;
  readonly channel?: string | undefined;
  readonly from: string;
  readonly to: string;
  /** Of a geo test. */
  readonly regions?:
    | {
        readonly with: readonly string[];
        readonly without: readonly string[];
        /** Days before the test with which each region is compared. */
        readonly before: number;
      }
    | undefined;
  /** Of a switchback test, in order of time; the first begins with the test. */
  readonly blocks?: readonly { readonly from: string; readonly ads: boolean }[] | undefined;
  /** Days at the beginning of a block that are left out. */
  readonly carryOver: number;
}

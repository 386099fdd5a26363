/** What a measurement may use. Everything it writes goes under `root`, which is removed afterwards. */
export interface BenchContext {
  /** Small sizes: does it work, and roughly how fast. */
  readonly quick: boolean;
  /** Temporary folder of this run, shared by its measurements. */
  readonly root: string;
  /** Events a second of a constant load, and its minutes; the measurement's own when left out. */
  readonly rate?: number | undefined;
  readonly minutes?: number | undefined;
  /** A line about the progress, on standard error. */
  say(message: string): void;
}

export interface BenchRow {
  readonly what: string;
  /** With its unit, as the table shows it. */
  readonly measured: string;
  readonly target?: string;
  /** Only where there is a target, and only at the sizes that it names. */
  readonly met?: boolean;
  readonly detail?: string;
}

/** One measurement. It runs in a process of its own, so that its memory is its own. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  readonly target: string;
  /** What a profile showed to be the limit; printed where the target is missed. */
  readonly limit: string;
  run(context: BenchContext): Promise<readonly BenchRow[]>;
}

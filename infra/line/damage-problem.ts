/** Rows of the warehouse that are lost and not yet made again. */
export interface DamageProblem {
  /** What is lost and what is being done about it. */
  readonly message: string;
  /** Whether what was to make it again has failed: it is not tried again by itself. */
  readonly hasFailed: boolean;
}

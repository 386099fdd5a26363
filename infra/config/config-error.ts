/** One thing that is wrong in the configuration. */
export interface ConfigProblem {
  /** Where: a path of the file (`sources.shopify.main.secret`), an environment variable, an option. */
  readonly path: string;
  /** What is wrong there. */
  readonly message: string;
  /** What was expected instead, as the end of “expected …”. */
  readonly expected?: string;
}

/** The configuration cannot be used. Holds every problem that was found, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** `port: "http" is not valid; expected a whole number` */
export function problemLine({ path, message, expected }: ConfigProblem): string {
  return `${path}: ${message}${expected === undefined ? '' : `; expected ${expected}`}`;
}

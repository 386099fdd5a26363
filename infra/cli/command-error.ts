/** Exit codes of every command: 1 failed, try again; 2 wrong usage or input; 78 configuration. */
export type FailureCode = 1 | 2 | 78;

/** Ends a command with one sentence that says what is wrong and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: FailureCode;

  constructor(exitCode: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

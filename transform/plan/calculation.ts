import type { z } from 'zod';

/**
 * A pure function of planning: no clock, no chance but by a seed, no files. Each report asks the same function as
 * `throughline calculate <name>`.
 */
export interface Calculation<Input = unknown, Output = unknown> {
  /** As the command and the documents name it. */
  readonly name: string;
  /** What one line of input is. Fields that it does not know are refused. */
  readonly input: z.ZodType<Input>;
  /**
   * @returns what stands in one line of output; money as decimal text, ratios as numbers, unknown as null.
   * @throws CalculationError where the input is well formed and yet cannot be computed.
   */
  calculate(input: Input): Output;
}

export function calculation<Input, Output>(
  definition: Calculation<Input, Output>,
): Calculation<Input, Output> {
  return definition;
}

/** What cannot be computed, with the fields that are why. */
export class CalculationError extends Error {
  override readonly name = 'CalculationError';
  readonly code: string;
  readonly errors: readonly CalculationFault[];

  constructor(code: string, message: string, errors: readonly CalculationFault[] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

export interface CalculationFault {
  readonly field: string;
  readonly message: string;
}

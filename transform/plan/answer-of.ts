import type { z } from 'zod';
import { type Calculation, CalculationError } from './calculation.ts';

/**
 * Reads one request and computes it.
 * @throws CalculationError `input_invalid` with every field that is wrong, `result_not_finite` where figures are too
 * large for a result, and what the calculation itself refuses.
 */
export function answerOf<Output>(
  calculation: Calculation<unknown, Output>,
  request: unknown,
): Output {
  const read = calculation.input.safeParse(request, { reportInput: true });
  if (!read.success)
    throw new CalculationError(
      'input_invalid',
      `The input of ${calculation.name} cannot be read: correct the fields named here.`,
      read.error.issues.flatMap(problems),
    );
  const answer = calculation.calculate(read.data);
  const field = notFinite(answer);
  if (field !== null)
    throw new CalculationError(
      'result_not_finite',
      `${field || 'The result'} is too large to be written as a number: check the size of the input's figures.`,
      [{ field, message: 'not a finite number' }],
    );
  return answer;
}

interface Problem {
  readonly field: string;
  readonly message: string;
}

function problems(issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key]),
      message: 'there is no such field',
    }));
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ field: fieldName(issue.path), message: isMissing ? 'is missing' : issue.message }];
}

/** `lines[0].cpc`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (so, part) =>
      typeof part === 'number' ? `${so}[${part}]` : so ? `${so}.${String(part)}` : String(part),
    '',
  );
}

/** The first field that holds NaN or an infinity: JSON would write them as null, which says "unknown". */
function notFinite(value: unknown, field = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : field;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const name = Array.isArray(value) ? `${field}[${key}]` : field ? `${field}.${key}` : key;
    const found = notFinite(part, name);
    if (found !== null) return found;
  }
  return null;
}

import type * as z from 'zod';
import { problemSchema } from '../contract/problem.ts';
import { PROBLEMS, type ProblemCode } from '../problems/problems.ts';

const PROBLEM_TYPE = 'application/problem+json';

/** What any guarded address may answer instead. */
const ALWAYS: readonly ProblemCode[] = [
  'not_authenticated',
  'not_permitted',
  'too_many_requests',
  'internal_error',
  'warehouse_unavailable',
];
const READS: readonly ProblemCode[] = ['parameters_invalid', 'figures_incomplete'];

interface Described {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** Problems by status, for the description of an address. */
export function problems(...codes: readonly ProblemCode[]): Readonly<Record<number, Described>> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...ALWAYS, ...codes])) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      {
        description: found.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('\n\n'),
        content: { [PROBLEM_TYPE]: { schema: problemSchema } },
      },
    ]),
  );
}

/** Problems of an address that reads figures. */
export function readingProblems(...codes: readonly ProblemCode[]) {
  return problems(...READS, ...codes);
}

import { ProblemError } from '../../problems/problems.ts';
import type { Ops } from '../ops.ts';

/** An operation of this process, or the problem that it has none such. */
export function able<Name extends keyof Ops>(ops: Ops, name: Name): NonNullable<Ops[Name]> {
  const known = ops[name];
  if (!known) throw new ProblemError('operation_unavailable');
  return known.bind(ops) as NonNullable<Ops[Name]>;
}

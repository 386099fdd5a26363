import { type Io, say } from './io.ts';
import type { Answer } from './request.ts';

/** Says which days were taken where the command named none, or only one. */
export function sayDefaultPeriod(io: Io, { headers }: Answer): void {
  const period = headers?.['x-default-period'];
  const [from, to] = typeof period === 'string' ? period.split('..') : [];
  if (from && to) say(io, `The report is of ${from} to ${to}; --from and --to choose other days.`);
}

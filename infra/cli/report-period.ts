import { type Io, say } from './io.ts';
import type { Answer } from './request.ts';

/** Flags and description of the days of a report. */
export const FROM = [
  '--from <day>',
  'first day, such as 2026-01-01, in the business’s zone (default: 30 days up to the last)',
] as const;
export const TO = [
  '--to <day>',
  'last day, inclusive (default: the newest day with data, today at the latest)',
] as const;

/** Says which days were taken where the command named none, or only one. */
export function sayDefaultPeriod(io: Io, { headers }: Answer): void {
  const period = headers?.['x-default-period'];
  const [from, to] = typeof period === 'string' ? period.split('..') : [];
  if (from && to) say(io, `The report is of ${from} to ${to}; --from and --to choose other days.`);
}

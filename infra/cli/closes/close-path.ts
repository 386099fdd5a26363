import { closeMonth } from '@throughline/api/contract/closes';
import { CommandError } from '../command-error.ts';

/** Address of a close in the API. @throws CommandError 2 for what is no month. */
export function closePath(month: string, part = ''): string {
  return `/api/v1/closes/${monthOf(month)}${part}`;
}

export function monthOf(month: string): string {
  if (closeMonth.safeParse(month).success) return month;
  throw new CommandError(
    2,
    `close_month_invalid: ${JSON.stringify(month)} is no month: write it as 2026-03.`,
  );
}

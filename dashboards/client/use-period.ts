import { useMemo, useState } from 'react';
import type { PeriodChoice } from '../address/period-choice.ts';
import { daysOf } from '../address/period-choice.ts';
import type { Calendar, Day, Period, PeriodPreset } from '../format/days.ts';
import { useExtent } from './use-extent.ts';

/** The reader's calendar day; the server counts days in the business's zone. */
function today(): Day {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export interface ShownPeriod {
  days: Period;
  /** False until it is known where the data end, which a preset needs. */
  known: boolean;
  calendar: Calendar;
  error: Error | null;
  retry: () => void;
}

/**
 * The days that the address asks for.
 * @param isOfMonths a preset begins with a whole month: a part of one would look like a bad month.
 */
export function usePeriod(
  choice: PeriodChoice | null,
  usual?: PeriodPreset,
  isOfMonths = false,
): ShownPeriod {
  const extent = useExtent();
  const [day] = useState(today);
  const isFixed = choice !== null && !('preset' in choice);
  const known = isFixed || extent.days !== undefined;
  const data = extent.days ?? null;
  const calendar = useMemo(() => ({ today: day, data }), [day, data]);
  const days = useMemo(() => {
    const { from, to } = daysOf(choice, calendar, usual);
    return { from: isOfMonths && !isFixed ? `${from.slice(0, 7)}-01` : from, to };
  }, [choice, calendar, usual, isOfMonths, isFixed]);
  return { days, known, calendar, error: known ? null : extent.error, retry: extent.retry };
}

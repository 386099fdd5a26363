import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PeriodChoice } from '../address/period-choice.ts';
import { daysOf, presetOf } from '../address/period-choice.ts';
import type { Calendar, Day, Period, PeriodPreset } from '../format/days.ts';
import { isMatured } from '../format/days.ts';
import { type AskedDating, maturedDaysOptions } from './queries.ts';
import { useExtent } from './use-extent.ts';

/** The reader's calendar day; the server counts days in the business's zone. */
function today(): Day {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

const NO_DATING: AskedDating = { model: '', basis: '' };

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
 * @param dating of the page's sales, which presets of matured days need; without it every day is a matured one.
 */
export function usePeriod(
  choice: PeriodChoice | null,
  usual?: PeriodPreset,
  isOfMonths = false,
  dating: AskedDating | null = null,
): ShownPeriod {
  const extent = useExtent();
  const [day] = useState(today);
  const isFixed = choice !== null && !('preset' in choice);
  // Nothing is still to come where sales are dated by their payment.
  const isWaiting =
    isMatured(presetOf(choice, usual)) && dating !== null && dating.basis !== 'payment';
  const ripe = useQuery({
    ...maturedDaysOptions(dating ?? NO_DATING, extent.revision),
    enabled: isWaiting && extent.days !== undefined,
  });
  const known = isFixed || (extent.days !== undefined && (!isWaiting || !ripe.isPending));
  const data = extent.days ?? null;
  // Where it cannot be told, the usual days are shown.
  const matured = isWaiting ? (ripe.data?.to ?? null) : null;
  const calendar = useMemo(() => ({ today: day, data, matured }), [day, data, matured]);
  const days = useMemo(() => {
    const { from, to } = daysOf(choice, calendar, usual);
    return { from: isOfMonths && !isFixed ? `${from.slice(0, 7)}-01` : from, to };
  }, [choice, calendar, usual, isOfMonths, isFixed]);
  return { days, known, calendar, error: known ? null : extent.error, retry: extent.retry };
}

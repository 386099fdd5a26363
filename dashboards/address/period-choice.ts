import type { Calendar, Day, Period, PeriodPreset } from '../format/days.ts';
import { isDay, PERIOD_PRESETS, presetPeriod } from '../format/days.ts';

/** Days that stay as they are, or a preset, whose days move on. */
export type PeriodChoice = Period | { readonly preset: PeriodPreset };

/** What a page shows where nothing was chosen. */
export const USUAL_PERIOD: PeriodPreset = 'last_90_days';

/** Reads `from` and `to`, or `period`; null where neither can be read. Days that are named win over a preset. */
export function parsePeriod(query: URLSearchParams): PeriodChoice | null {
  const from = query.get('from');
  const to = query.get('to');
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  const preset = PERIOD_PRESETS.find((known) => known === query.get('period'));
  return preset ? { preset } : null;
}

export function periodParameters(choice: PeriodChoice | null): [string, string | null][] {
  if (choice === null) return [];
  return 'preset' in choice
    ? [['period', choice.preset]]
    : [
        ['from', choice.from],
        ['to', choice.to],
      ];
}

/** The preset that is shown, null where the days were named. */
export function presetOf(
  choice: PeriodChoice | null,
  usual: PeriodPreset = USUAL_PERIOD,
): PeriodPreset | null {
  if (choice === null) return usual;
  return 'preset' in choice ? choice.preset : null;
}

/** The days that a choice means. */
export function daysOf(
  choice: PeriodChoice | null,
  calendar: Calendar,
  usual: PeriodPreset = USUAL_PERIOD,
): { from: Day; to: Day } {
  if (choice !== null && !('preset' in choice)) return choice;
  return presetPeriod(choice?.preset ?? usual, calendar);
}

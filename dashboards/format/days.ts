/** A day of the business's calendar as ISO text (`2026-03-31`); text order is date order. */
export type Day = string;

/** Both days are inside. */
export interface Period {
  from: Day;
  to: Day;
}

const DAY_MS = 86_400_000;

function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** True for a real calendar day: 2026-02-30 is none. */
export function isDay(text: string | null | undefined): text is Day {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = timeOf(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(timeOf(day) + days * DAY_MS);
}

/** The `count` days that end with `to`. */
export function lastDays(to: Day, count: number): Period {
  return { from: addDays(to, 1 - count), to };
}

/** Months that start `offset` months from the month of `day` and last `months` months. */
function monthSpan(day: Day, offset: number, months: number): Period {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = month - 1 + offset;
  return {
    from: dayOf(Date.UTC(year, first, 1)),
    to: dayOf(Date.UTC(year, first + months, 0)),
  };
}

export const PERIOD_PRESETS = [
  'today',
  'yesterday',
  'last_7_days',
  'last_28_days',
  'last_30_days',
  'last_90_days',
  'matured_30_days',
  'matured_90_days',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_12_months',
  'all_data',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** What the days of a preset are counted from. */
export interface Calendar {
  readonly today: Day;
  /** First and last day that hold data, null where there is none. */
  readonly data: Period | null;
  /** The last day of which most sales have typically arrived; null or left out where that is not known. */
  readonly matured?: Day | null;
}

/** Presets that end with the last matured day, and what shows the days after it as well. */
export const MATURED_PRESETS = {
  matured_30_days: 'last_30_days',
  matured_90_days: 'last_90_days',
} as const satisfies Partial<Record<PeriodPreset, PeriodPreset>>;

export function isMatured(preset: PeriodPreset | null): preset is keyof typeof MATURED_PRESETS {
  return preset !== null && Object.hasOwn(MATURED_PRESETS, preset);
}

/** The newest day that may hold data. */
export function newestDay({ today, data }: Calendar): Day {
  return data && data.to < today ? data.to : today;
}

/**
 * The preset's days. Rolling ones end with the newest day that may hold data; those of the calendar are what they are
 * called, and a running week, month, quarter or year ends today.
 */
export function presetPeriod(preset: PeriodPreset, calendar: Calendar): Period {
  const { today, data } = calendar;
  const newest = newestDay(calendar);
  const month = Number(today.slice(5, 7)) - 1;
  // Weeks begin on Monday.
  const monday = addDays(today, -((new Date(timeOf(today)).getUTCDay() + 6) % 7));
  const running = (period: Period): Period => ({ from: period.from, to: today });
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return lastDays(addDays(today, -1), 1);
    case 'last_7_days':
      return lastDays(newest, 7);
    case 'last_28_days':
      return lastDays(newest, 28);
    case 'last_30_days':
      return lastDays(newest, 30);
    case 'last_90_days':
      return lastDays(newest, 90);
    case 'matured_30_days':
      return lastDays(lastMatured(calendar), 30);
    case 'matured_90_days':
      return lastDays(lastMatured(calendar), 90);
    case 'this_week':
      return { from: monday, to: today };
    case 'last_week':
      return lastDays(addDays(monday, -1), 7);
    case 'this_month':
      return running(monthSpan(today, 0, 1));
    case 'last_month':
      return monthSpan(today, -1, 1);
    case 'this_quarter':
      return running(monthSpan(today, -(month % 3), 3));
    case 'last_quarter':
      return monthSpan(today, -(month % 3) - 3, 3);
    case 'this_year':
      return running(monthSpan(today, -month, 12));
    case 'last_year':
      return monthSpan(today, -month - 12, 12);
    case 'last_12_months':
      return { from: addDays(monthShift(newest, -12), 1), to: newest };
    case 'all_data':
      return { from: longestFrom(data?.from ?? newest, newest), to: newest };
  }
}

/** The last matured day; the newest one where it is not known. */
function lastMatured(calendar: Calendar): Day {
  const newest = newestDay(calendar);
  return calendar.matured && calendar.matured < newest ? calendar.matured : newest;
}

/** Reports take three years at most. */
function longestFrom(from: Day, to: Day): Day {
  const earliest = addDays(monthShift(to, -36), 1);
  return from < earliest ? earliest : from > to ? to : from;
}

/** The same day of another month, or that month's last day where there is no such day. */
function monthShift(day: Day, months: number): Day {
  const last = monthSpan(day, months, 1).to;
  const wanted = `${last.slice(0, 8)}${day.slice(8)}`;
  return wanted > last ? last : wanted;
}

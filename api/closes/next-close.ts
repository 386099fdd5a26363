import type { CloseList } from '../contract/closes.ts';
import { monthAfter } from '../plans/month-after.ts';
import { wholeMonth } from '../reports/finance/months-of.ts';

export interface Closable {
  /** Months that are closed, the oldest first. */
  readonly closed: readonly string[];
  /** Last day that every source has told of; null without data. */
  readonly dataCompleteTo: string | null;
  /** First day with data; null without any. */
  readonly firstDay: string | null;
  /** The calendar day in the zone of the books. */
  readonly today: string;
}

type Next = NonNullable<CloseList['next']>;

/** Why a month cannot be closed on this day; null where it can. */
export function obstacleOf(
  month: string,
  { dataCompleteTo, today }: Pick<Closable, 'dataCompleteTo' | 'today'>,
): Omit<Next, 'month'> {
  const { to } = wholeMonth(month);
  if (today <= to)
    return {
      obstacle: 'close_month_open',
      detail: `${month} ends on ${to}, and today is ${today}: close it from the day after on.`,
    };
  if (dataCompleteTo === null || dataCompleteTo < to)
    return {
      obstacle: 'close_data_incomplete',
      detail: `Figures are whole up to ${dataCompleteTo ?? 'no day yet'}, and ${month} ends on ${to}: bring in what is missing first; throughline report months names the source that is behind.`,
    };
  return { obstacle: null, detail: '' };
}

/** The month after the last close; without one the last month that has ended. Null without data. */
export function nextClose(asked: Closable): Next | null {
  const { closed, firstDay, today } = asked;
  if (firstDay === null) return null;
  const newest = closed.at(-1);
  const month = newest === undefined ? lastComplete(asked) : monthAfter(newest, 1);
  return { month, ...obstacleOf(month, { dataCompleteTo: asked.dataCompleteTo, today }) };
}

/** The newest month that is whole; where none is, the one before this. */
function lastComplete({ dataCompleteTo, today }: Closable): string {
  const before = monthAfter(today.slice(0, 7), -1);
  if (dataCompleteTo === null) return before;
  const own = dataCompleteTo.slice(0, 7);
  const whole = wholeMonth(own).to <= dataCompleteTo ? own : monthAfter(own, -1);
  const [earlier] = [whole, before].sort();
  return earlier!;
}

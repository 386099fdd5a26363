import { AttributionError } from '../errors.ts';

const MICROSECONDS_A_DAY = 86_400_000_000;

export type TouchKind = 'click' | 'call' | 'view';

export interface LookbackTouch {
  /** Microseconds since the epoch. */
  readonly at: number;
  readonly kind: TouchKind;
  /** Touches of one visit carry the same; a touch without is a session of its own. */
  readonly session?: string | number | undefined;
}

export interface LookbackWindow {
  /** Age in days up to which a touch counts, that age included. */
  readonly days: number;
  /** At most this many touches, the last ones. */
  readonly steps?: number | undefined;
  /** Touches of at most this many sessions, the last ones. */
  readonly sessions?: number | undefined;
  /** In place of `days` for calls and for views (an ad seen and not clicked). */
  readonly callDays?: number | undefined;
  readonly viewDays?: number | undefined;
}

/**
 * Which touches a conversion may credit: those not later than it and not older than the window of
 * their kind that are among the last steps and in one of the last sessions. Sessions are in the order of
 * their last touches.
 * @returns indices into `touches`, oldest first; touches of the same moment in the order given.
 * @throws AttributionError `model_parameter` for a window that is none.
 */
export function withinLookback(
  touches: readonly LookbackTouch[],
  conversionAt: number,
  window: LookbackWindow,
): number[] {
  const oldest = oldestMoments(conversionAt, window);
  const { steps, sessions } = window;
  checkCount('steps', steps);
  checkCount('sessions', sessions);

  const kept: number[] = [];
  for (const [index, { at, kind }] of touches.entries()) {
    if (at <= conversionAt && at >= oldest[kind]) kept.push(index);
  }
  // The sort is stable.
  kept.sort((a, b) => touches[a]!.at - touches[b]!.at);
  const last = steps === undefined ? kept : kept.slice(-steps);
  return sessions === undefined ? last : ofLastSessions(touches, last, sessions);
}

function ofLastSessions(
  touches: readonly LookbackTouch[],
  kept: readonly number[],
  sessions: number,
): number[] {
  const last = new Set<string | number | symbol>();
  return kept
    .toReversed()
    .filter((index) => {
      const session = touches[index]!.session ?? Symbol('a session of its own');
      if (last.size < sessions) last.add(session);
      return last.has(session);
    })
    .reverse();
}

function oldestMoments(
  conversionAt: number,
  { days, callDays = days, viewDays = days }: LookbackWindow,
): Record<TouchKind, number> {
  for (const [name, length] of Object.entries({ days, callDays, viewDays })) {
    if (!(length >= 0 && Number.isFinite(length))) {
      throw new AttributionError(
        'model_parameter',
        `The lookback's ${name} must be a number of days of 0 or more, not ${length}.`,
      );
    }
  }
  const oldest = (length: number) => conversionAt - length * MICROSECONDS_A_DAY;
  return { click: oldest(days), call: oldest(callDays), view: oldest(viewDays) };
}

function checkCount(name: string, count: number | undefined): void {
  if (count === undefined || (Number.isSafeInteger(count) && count >= 1)) return;
  throw new AttributionError(
    'model_parameter',
    `The lookback's ${name} must be a whole number of 1 or more, not ${count}; leave it out for no limit.`,
  );
}

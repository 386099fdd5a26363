import type { SourceState } from '../../contract/reports/data-quality.ts';

/** How often a source tells something, as its own history has it, and whether it is late by that. */
export interface Rhythm {
  /** Nearly all of its silences were no longer than so many days; null where its history is too short to tell. */
  readonly every: number | null;
  /** Days without a fact up to the last one that is over. */
  readonly silent: number;
  /** Days that it is late by its own rhythm; null where that is not known. */
  readonly late: number | null;
  readonly state: SourceState;
}

const DAY_MS = 86_400_000;
/** Days of history that the rhythm is learned from. */
const LEARNED_DAYS = 90;
/** So many silences have to be known. */
const LEAST_GAPS = 7;
/** Share of the silences that are usual. */
const USUAL = 0.95;
/** A source that has told nothing for so long has ended. */
const ENDED_DAYS = 45;

/**
 * The rhythm of a source from the days with facts, in order. Late is who is silent for longer than usual, silent who is
 * three times as long.
 * @param today the day of the state, which is not over: nobody is late for it.
 */
export function rhythmOf(days: readonly string[], today: string): Rhythm {
  const last = days.at(-1);
  if (last === undefined) return { every: null, silent: 0, late: null, state: 'unknown' };
  const silent = Math.max(0, daysBetween(last, today) - 1);
  const every = usualGap(days.filter((day) => daysBetween(day, last) <= LEARNED_DAYS));
  if (silent > ENDED_DAYS) return { every, silent, late: null, state: 'ended' };
  if (every === null) return { every, silent, late: null, state: 'unknown' };
  // A source that tells something daily is on time while the last day that is over has facts.
  const late = Math.max(0, silent - (every - 1));
  return {
    every,
    silent,
    late,
    state: late === 0 ? 'fresh' : silent < 3 * every ? 'late' : 'silent',
  };
}

function usualGap(days: readonly string[]): number | null {
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index]!, day));
  if (gaps.length < LEAST_GAPS) return null;
  gaps.sort((a, b) => a - b);
  return gaps[Math.ceil(gaps.length * USUAL) - 1]!;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

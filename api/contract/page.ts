/** Rows that a page may pass over: far past any report, and small enough for every reader of numbers. */
export const MOST_ROWS = 1_000_000_000;

/** A century: no journey is longer. */
export const MOST_DAYS = 36_500;

import type { LeftOut } from '../contract/source.ts';

/**
 * A record that is not stored.
 * @param message what was left out and what would take it, as one sentence.
 * @param group the vendor's name of it (a stream, a topic), where one code has several.
 */
export function skip(code: string, message: string, group?: string): LeftOut {
  return { skipped: { code, message, ...(group !== undefined && { group }) } };
}

/** A line that is no record of data; see `LeftOut`. */
export function noRecord(what: string): LeftOut {
  return { noRecord: what };
}

export function isLeftOut(outcome: object): outcome is LeftOut {
  return 'skipped' in outcome || 'noRecord' in outcome;
}

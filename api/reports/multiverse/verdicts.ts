import {
  CHOICES,
  type Choice,
  type ChoiceFlips,
  type Reading,
} from '../../contract/reports/multiverse.ts';

/** Whether a channel earns in each reading; null is not known. */
export type Verdicts = readonly (boolean | null)[];

/**
 * How many verdicts a choice turns round: of all pairs of readings that differ in that choice alone and of which both
 * have a verdict, those with different ones.
 */
export function flipsOf(readings: readonly Reading[], verdicts: Verdicts): ChoiceFlips[] {
  return CHOICES.map((choice) => {
    const alike = new Map<string, { earns: number; loses: number }>();
    for (const [at, reading] of readings.entries()) {
      const verdict = verdicts[at];
      if (verdict === null || verdict === undefined) continue;
      const rest = CHOICES.filter((one) => one !== choice)
        .map((one) => reading[one])
        .join('/');
      const known = alike.get(rest) ?? { earns: 0, loses: 0 };
      alike.set(rest, known);
      known[verdict ? 'earns' : 'loses']++;
    }
    const groups = [...alike.values()];
    return {
      choice,
      flips: groups.reduce((sum, { earns, loses }) => sum + earns * loses, 0),
      pairs: groups.reduce((sum, { earns, loses }) => {
        const known = earns + loses;
        return sum + (known * (known - 1)) / 2;
      }, 0),
    };
  });
}

/**
 * The choice that turns round the largest share of the verdicts that it could; null where none turns any. Of equal ones
 * the first of the list.
 */
export function decisiveOf(flips: readonly ChoiceFlips[]): ChoiceFlips | null {
  return flips.reduce<ChoiceFlips | null>((most, one) => {
    if (one.flips === 0) return most;
    return most === null || one.flips * most.pairs > most.flips * one.pairs ? one : most;
  }, null);
}

/** Single choices that turn the verdict of a reading round, and what they would have to be. */
export function flippedBy(
  readings: readonly Reading[],
  verdicts: Verdicts,
  from: Reading,
): { choice: Choice; to: string }[] {
  const own = verdicts[readings.findIndex((one) => CHOICES.every((key) => one[key] === from[key]))];
  if (own === null || own === undefined) return [];
  return readings.flatMap((reading, at) => {
    const verdict = verdicts[at];
    const changed = CHOICES.filter((choice) => reading[choice] !== from[choice]);
    return changed.length === 1 && typeof verdict === 'boolean' && verdict !== own
      ? [{ choice: changed[0]!, to: reading[changed[0]!] }]
      : [];
  });
}

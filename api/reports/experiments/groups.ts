import type { Experiment } from './experiment.ts';

export type Arm = 'with' | 'without';

/** Which sales belong to a group of a test. */
export interface Group {
  readonly arm: Arm;
  /** In lower case; none where all regions belong to it. */
  readonly regions: readonly string[];
  readonly days: readonly string[];
  /** Days before the test; none in a switchback test. */
  readonly before: readonly string[];
}

/** Days of a block of a switchback test, without those that the block before still works in. */
export interface Block {
  readonly ads: boolean;
  readonly days: readonly string[];
}

/**
 * The groups of a test up to a day.
 * @param last the last complete day; later ones of the test are not counted yet.
 */
export function groupsOf(experiment: Experiment, last: string): readonly [Group, Group] {
  const { from, to, regions } = experiment;
  if (!regions) {
    const blocks = blocksOf(experiment, last);
    const of = (arm: Arm): Group => ({
      ...{ arm, regions: [], before: [] },
      days: blocks.filter(({ ads }) => ads === (arm === 'with')).flatMap(({ days }) => days),
    });
    return [of('with'), of('without')];
  }
  const days = daysBetween(from, earlier(to, last));
  const before = daysBetween(daysAfter(from, -regions.before), daysAfter(from, -1));
  const of = (arm: Arm): Group => ({
    ...{ arm, days, before },
    regions: regions[arm].map((name) => name.toLowerCase()),
  });
  return [of('with'), of('without')];
}

/** Blocks that have begun. Of neighbours that are alike nothing other is carried over. */
export function blocksOf(
  { to, blocks = [], carryOver }: Pick<Experiment, 'to' | 'blocks' | 'carryOver'>,
  last: string,
): readonly Block[] {
  return blocks
    .map(({ from, ads }, at) => {
      const end = blocks[at + 1] ? daysAfter(blocks[at + 1]!.from, -1) : to;
      const isTurned = at > 0 && blocks[at - 1]!.ads !== ads;
      return {
        ads,
        days: daysBetween(daysAfter(from, isTurned ? carryOver : 0), earlier(end, last)),
      };
    })
    .filter(({ days }) => days.length > 0);
}

const DAY = 86_400_000;
const earlier = (one: string, other: string) => (one < other ? one : other);

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Both included; none where the last is before the first. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => daysAfter(first, at));
}

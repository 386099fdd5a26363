import { drivers as calculation } from '@throughline/transform/plan/customers/satisfaction/drivers';
import type { NpsReport } from '../../contract/reports/nps.ts';

/** An answer with what else was rated in it, as JSON of texts by name. */
export interface Rated {
  readonly score: number;
  readonly ratings: string;
}

const MOST_DRIVERS = 10;
const LEAST_ANSWERS = 50;
/** Of the answers so many rate a thing, or it is none of the drivers. */
const RATED_BY = 0.5;

/** What the score depends on; nothing where too few answers rate all of it. */
export function ratedDrivers(answers: readonly Rated[]): {
  readonly about: NpsReport['meta']['drivers'];
  readonly drivers: NpsReport['drivers'];
} {
  const read = answers.map(({ score, ratings }) => ({ score, rated: numbersOf(ratings) }));
  const counts = new Map<string, number>();
  for (const { rated } of read)
    for (const name of rated.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([name, count]) => count >= RATED_BY * read.length && !isTheScore(name, read))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_DRIVERS)
    .map(([name]) => name);
  const complete = read.filter(({ rated }) => names.every((name) => rated.has(name)));
  const minimum = Math.max(LEAST_ANSWERS, 10 * names.length);
  const counted = { answers: complete.length, minimum };
  if (names.length === 0)
    return { about: { status: 'none', ...counted, answers: 0, r2: null }, drivers: [] };
  if (complete.length < minimum)
    return { about: { status: 'below_minimum', ...counted, r2: null }, drivers: [] };
  const { r2, drivers } = calculation.calculate({
    outcome: complete.map(({ score }) => score),
    drivers: Object.fromEntries(
      names.map((name) => [name, complete.map(({ rated }) => rated.get(name) ?? null)]),
    ),
    ...{ draws: 0, seed: 1 },
  });
  return {
    about: { status: 'enough', ...counted, r2 },
    drivers: drivers
      .map(({ name, share, mean, correlation }) => ({
        ...{ driver: name, importance: share, mean, correlation },
      }))
      .sort((a, b) => (b.importance ?? 0) - (a.importance ?? 0)),
  };
}

/** A survey tool lists the score itself among the ratings. */
function isTheScore(
  name: string,
  answers: readonly { readonly score: number; readonly rated: ReadonlyMap<string, number> }[],
): boolean {
  return answers.every(({ score, rated }) => (rated.get(name) ?? score) === score);
}

function numbersOf(ratings: string): ReadonlyMap<string, number> {
  const told = JSON.parse(ratings) as Readonly<Record<string, unknown>>;
  return new Map(
    Object.entries(told).flatMap(([name, text]) => {
      const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
      return Number.isFinite(value) ? [[name, value] as const] : [];
    }),
  );
}

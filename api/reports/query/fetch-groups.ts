import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { CUBES, type Cube } from '../../metrics/measures.ts';
import { nextDay, shiftOf } from '../period.ts';
import type { State } from '../state.ts';
import type { Books } from './books/books.ts';
import { askCube, type CubeQuestion } from './cubes/ask-cube.ts';
import type { FactGroup } from './cubes/fact-group.ts';
import { levelsOf } from './names-where.ts';
import { conditionsOf, type Question } from './question.ts';
import { fetchRolled } from './rolled/fetch-rolled.ts';
import { answeringRollup, ROLLED } from './rolled/rollup-of.ts';

/** Groups of each cube that was asked; none of the others. */
export type CubeGroups = Readonly<Record<Cube, readonly FactGroup[]>>;

/** Groups of the period, and of the one that it is compared with. */
export interface ComparedGroups {
  readonly current: CubeGroups;
  readonly previous: CubeGroups | null;
  /** What was sold in the period, where the statement that was asked tells it as well. */
  readonly books?: Books;
}

/**
 * Facts of a question at one state, each cube from what is rolled up where that can answer it; both ways say the same. From
 * the ledger it takes one statement a cube, all side by side. A period and the one right before it are read in one pass
 * over each fact table.
 */
export async function fetchGroups(
  reader: Reader,
  state: State,
  question: Question,
  datedNames: readonly string[],
): Promise<ComparedGroups> {
  const rollup = answeringRollup(state, question, datedNames);
  if (!rollup) return fetchAsked(reader, state, question, datedNames);
  const rolled = new Set([...question.cubes].filter((cube) => ROLLED.has(cube)));
  const others = new Set([...question.cubes].filter((cube) => !ROLLED.has(cube)));
  if (others.size === 0) return fetchRolled(reader, state, rollup, question);
  const [found, asked] = await Promise.all([
    rolled.size > 0 ? fetchRolled(reader, state, rollup, { ...question, cubes: rolled }) : null,
    fetchAsked(reader, state, { ...question, cubes: others }, datedNames),
  ]);
  if (!found) return asked;
  const both = (side: 'current' | 'previous') =>
    each((cube) => (rolled.has(cube) ? found : asked)[side]![cube]);
  return { current: both('current'), previous: question.compare && both('previous') };
}

async function fetchAsked(
  reader: Reader,
  state: State,
  { period, compare, dated, by, where, levels, cubes }: Question,
  datedNames: readonly string[],
): Promise<ComparedGroups> {
  const { ofFacts, ofNames } = conditionsOf(where);
  const asked = {
    ...{ dated, by, datedNames },
    ...{ levels: levelsOf(levels, ofNames), conditions: ofFacts },
  };
  if (!compare)
    return { current: await askCubes(reader, state, cubes, { ...asked, period }), previous: null };
  const shift = shiftOf(period, compare);
  if (nextDay(compare.to) !== period.from) {
    const [current, previous] = await Promise.all([
      askCubes(reader, state, cubes, { ...asked, period }),
      askCubes(reader, state, cubes, { ...asked, ...comparedAlone(compare), shift }),
    ]);
    return { current, previous };
  }
  const both = await askCubes(reader, state, cubes, {
    ...{ ...asked, shift, split: period.from },
    period: { from: compare.from, to: period.to },
  });
  return {
    current: each((cube) => both[cube].filter(({ earlier }) => !earlier)),
    previous: each((cube) => both[cube].filter(({ earlier }) => earlier)),
  };
}

/** A compared period that is read by itself: all of its days are moved. */
export function comparedAlone(compare: CubeQuestion['period']) {
  return { period: compare, split: nextDay(compare.to) };
}

/** The groups of each of the cubes, asked side by side. */
export async function askCubes(
  reader: Reader,
  state: State,
  cubes: ReadonlySet<Cube>,
  asked: CubeQuestion,
): Promise<CubeGroups> {
  const found = await Promise.all(
    CUBES.map((cube) => (cubes.has(cube) ? askCube(reader, state, cube, asked) : [])),
  );
  return each((cube) => found[CUBES.indexOf(cube)]!);
}

function each(of: (cube: Cube) => readonly FactGroup[]): CubeGroups {
  return Object.fromEntries(CUBES.map((cube) => [cube, of(cube)])) as unknown as CubeGroups;
}

import { DIMENSIONS, type DimensionKey } from '../../contract/dimensions.ts';
import { LEVELS, type Level } from '../../contract/terms.ts';
import type { Condition } from '../../contract/where.ts';
import { CUBES, type Cube } from '../../metrics/measures.ts';
import type { DatedBy } from '../dated-by.ts';
import type { Period } from '../period.ts';
import { isAskable } from './cubes/ask-cube.ts';
import { CUBE_DEFINITIONS, says } from './cubes/cube.ts';
import { isOfName, type NameCondition } from './names-where.ts';

/** Measures by dimensions, filtered, for a period, beside another: what every report of the layer comes down to. */
export interface Question {
  readonly period: Period;
  readonly compare: Period | null;
  readonly dated: DatedBy;
  /** Of rows, from the channel down; none where rows are not of channels. */
  readonly levels: readonly Level[];
  /** Other dimensions of rows. */
  readonly by: readonly DimensionKey[];
  readonly where: readonly Condition[];
  readonly cubes: ReadonlySet<Cube>;
}

/** Conditions that the warehouse can test, and those on names, which are tested when names are known. */
export function conditionsOf(where: readonly Condition[]): {
  readonly ofFacts: readonly Condition[];
  readonly ofNames: readonly NameCondition[];
} {
  return { ofFacts: where.filter((one) => !isOfName(one)), ofNames: where.filter(isOfName) };
}

/** Dimensions as levels and others. A row of a part of a channel says its channel. */
export function levelsAndOthers(by: readonly DimensionKey[]): Pick<Question, 'levels' | 'by'> {
  const isLevel = (key: DimensionKey): key is Level => (LEVELS as readonly string[]).includes(key);
  const levels = by.filter(isLevel);
  return {
    levels:
      levels.length > 0 ? LEVELS.filter((one) => one === 'channel' || levels.includes(one)) : [],
    by: by.filter((key) => !isLevel(key)),
  };
}

/**
 * Fact tables that cannot tell what is asked: their facts do not say a dimension of the rows or of a condition, or
 * are not dated by the basis.
 */
export function lacking({
  levels,
  by,
  where,
  dated,
}: Pick<Question, 'levels' | 'by' | 'where' | 'dated'>): ReadonlySet<Cube> {
  const dimensions: readonly DimensionKey[] = [...levels, ...by];
  return new Set(
    CUBES.filter(
      (cube) =>
        !isAskable(cube, where, dated.basis) ||
        dimensions.some((dimension) => !says(CUBE_DEFINITIONS[cube], dimension)),
    ),
  );
}

/** Whether rows say what belongs to a touch, so that what no touch can claim is a row of its own. */
export function isOfTouches({ levels, by }: Pick<Question, 'levels' | 'by'>): boolean {
  const kinds: readonly string[] = ['traffic', 'touch'];
  return levels.length > 0 || by.some((dimension) => kinds.includes(DIMENSIONS[dimension].of));
}

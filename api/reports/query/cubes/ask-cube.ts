import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DIMENSIONS, type DimensionKey } from '../../../contract/dimensions.ts';
import type { Level } from '../../../contract/terms.ts';
import type { Cube } from '../../../metrics/measures.ts';
import type { DatedBy } from '../../dated-by.ts';
import { NO_SHIFT, type Period, type Shift } from '../../period.ts';
import type { State } from '../../state.ts';
import { CUBE_DEFINITIONS, says } from './cube.ts';
import type { FactGroup } from './fact-group.ts';
import { type FactCondition, factsStatement } from './statement.ts';

/** Which facts of a cube, and what they are told by. */
export interface CubeQuestion {
  readonly period: Period;
  readonly dated: DatedBy;
  readonly levels: readonly Level[];
  /** Dimensions beside the levels; a cube that does not say one leaves it out. */
  readonly by?: readonly DimensionKey[];
  readonly conditions?: readonly FactCondition[];
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  /** Groups what is dated before this day apart from the rest. */
  readonly split?: string | undefined;
  /** Moves what is dated before the split, so that its days meet those of the period. */
  readonly shift?: Shift | undefined;
  /** Names whose meaning depends on the day; facts that bear one are grouped by the day of their touch. */
  readonly datedNames?: readonly string[] | undefined;
}

/** Groups of one cube's facts; none where the cube cannot tell whether its facts meet a condition. */
export async function askCube(
  reader: Reader,
  state: State,
  cube: Cube,
  question: CubeQuestion,
): Promise<readonly FactGroup[]> {
  const { levels, dated, by = [], conditions = [] } = question;
  if (!isAskable(cube, conditions, dated.basis)) return [];
  const definition = CUBE_DEFINITIONS[cube];
  const { text, parameters } = factsStatement(definition, {
    ...{ model: dated.model, levels },
    by: by.filter((dimension) => says(definition, dimension)),
    conditions: conditions.filter(({ dimension }) => says(definition, dimension)),
  });
  return reader.rows<FactGroup>(text, { ...cubeParameters(state, question), ...parameters });
}

/**
 * Whether a cube's facts say all that the conditions ask, and are dated by the basis. What only claims say narrows
 * claims alone: it is no property of costs and sales.
 */
export function isAskable(
  cube: Cube,
  conditions: readonly Pick<FactCondition, 'dimension'>[],
  basis: DatedBy['basis'],
): boolean {
  const definition = CUBE_DEFINITIONS[cube];
  return (
    (definition.bases === null || definition.bases.includes(basis)) &&
    conditions.every(
      ({ dimension }) => DIMENSIONS[dimension].of === 'claim' || says(definition, dimension),
    )
  );
}

/** What every statement of a cube is told. */
export function cubeParameters(state: State, question: CubeQuestion) {
  const { period, levels, channel, source, split, datedNames = [], dated } = question;
  const { years, days } = question.shift ?? NO_SHIFT;
  return {
    generation: state.generation,
    revision: state.revision,
    from: period.from,
    to: period.to,
    split: split ?? period.from,
    levels,
    channel: channel ?? null,
    source: source ?? null,
    dated_names: datedNames,
    ...{ years, days },
    ...{ basis: dated.basis, custom: dated.customWeights },
  };
}

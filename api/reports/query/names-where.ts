import { LEVELS, type Level } from '../../contract/terms.ts';
import type { Condition } from '../../contract/where.ts';
import type { FactGroup } from './cubes/fact-group.ts';
import type { CampaignNames } from './rows/campaign-names.ts';
import { type Computed, type ComputedRow, compute, type Place, placeOf } from './rows/compute.ts';
import type { Meeting } from './rows/meetings.ts';
import type { Sources } from './rows/scopes.ts';

/** A condition on what rows are called, which only the report knows: names change, and ids stand for them. */
export interface NameCondition extends Condition {
  readonly dimension: Exclude<Level, 'channel'>;
}

/** Whether a condition is on a name. Channels stand in the warehouse as they are shown. */
export function isOfName(condition: Condition): condition is NameCondition {
  return (
    condition.dimension !== 'channel' && (LEVELS as readonly string[]).includes(condition.dimension)
  );
}

/** Levels that facts have to be told by for rows of some levels, and for conditions on names. */
export function levelsOf(
  levels: readonly Level[],
  conditions: readonly NameCondition[],
): readonly Level[] {
  if (conditions.length === 0) return levels;
  const asked = new Set<Level>(['channel', ...levels, ...conditions.map((one) => one.dimension)]);
  return LEVELS.filter((level) => asked.has(level));
}

export interface ComputedWhere {
  readonly computed: Computed;
  /** The groups that meet the conditions. */
  readonly groups: readonly FactGroup[];
}

/**
 * Rows of what meets conditions on names. Whether cost and results meet is seen at the level of the names, beside the
 * rows that do not pass: a part of a channel must not look like a loss because its results stand in another part.
 *
 * @param groups at the levels of `levelsOf`.
 * @param places as `compute` takes them.
 */
export function computeWhere(
  groups: readonly FactGroup[],
  levels: readonly Level[],
  names: CampaignNames,
  costed: Sources['costed'],
  conditions: readonly NameCondition[],
  places?: Map<string, Place>,
): ComputedWhere {
  if (conditions.length === 0)
    return { computed: compute(groups, levels, names, costed, undefined, places), groups };
  const fineLevels = levelsOf(levels, conditions);
  const fine = compute(groups, fineLevels, names, costed);
  const passing = new Map([...fine.rows].filter(([, row]) => passes(row, conditions)));
  const left = groups.filter((group) => passing.has(placeOf(group, fineLevels, names).key));
  const coarse = compute(left, levels, names, costed, fine.sources.bought);
  const place = (row: ComputedRow) =>
    fineLevels
      .flatMap((level, at) => (levels.includes(level) ? [row.path[at]] : []))
      .join('\u001f');
  const met = new Map<string, Meeting>();
  let unmet: Meeting['lacks'] | null = null;
  for (const row of passing.values()) {
    if (row.kind !== 'channel' || !row.meeting) continue;
    met.set(place(row), worse(met.get(place(row)), row.meeting));
    unmet = worse(unmet ? { ...row.meeting, lacks: unmet } : undefined, row.meeting).lacks;
  }
  const isFine = fineLevels.every((level) => levels.includes(level));
  const rows = new Map(
    [...coarse.rows].map(([key, row]) => [
      key,
      isFine
        ? passing.get(key)!
        : { ...row, meeting: (row.kind === 'channel' && met.get(row.path.join('\u001f'))) || null },
    ]),
  );
  return { computed: { ...coarse, rows, unmet }, groups: left };
}

/** What both together lack. */
function worse(known: Meeting | undefined, meeting: Meeting): Meeting {
  if (!known || known.lacks === meeting.lacks) return upper(known, meeting);
  const lacks = new Set([known.lacks, meeting.lacks]);
  if (lacks.has('both') || (lacks.has('cost') && lacks.has('results')))
    return { ...upper(known, meeting), lacks: 'both' };
  return { ...upper(known, meeting), lacks: lacks.has('cost') ? 'cost' : 'results' };
}

/** Of two levels at which something meets the one above. */
function upper(known: Meeting | undefined, meeting: Meeting): Meeting {
  if (!known || LEVELS.indexOf(meeting.at) < LEVELS.indexOf(known.at)) return meeting;
  return { ...meeting, at: known.at };
}

/** Whether what a row is called meets all conditions. */
export function passes(
  row: Pick<ComputedRow, 'kind' | 'names'>,
  conditions: readonly NameCondition[],
): boolean {
  return conditions.every(({ dimension, operator, value }) => {
    // What no touch can claim has no names: it is not one of them, and it is none that is not set either.
    if (row.kind === 'unattributed') return operator === 'not';
    return passesName({ operator, value }, row.names[dimension] ?? '');
  });
}

/** Whether a name meets a condition, in any letter case. */
export function passesName(
  { operator, value }: Pick<Condition, 'operator' | 'value'>,
  name: string,
): boolean {
  const [known, wanted] = [name.toLowerCase(), value.toLowerCase()];
  if (operator === 'is') return known === wanted;
  if (operator === 'not') return known !== wanted;
  return operator === 'contains' ? known.includes(wanted) : known.startsWith(wanted);
}

import type { Level } from '../../contract/terms.ts';
import { LEVELS } from '../../contract/terms.ts';
import { evaluated, type QuestionFacts } from '../query/answer-question.ts';
import type { EvaluatedRow } from '../query/evaluate.ts';
import type { Question } from '../query/question.ts';
import type { ComputedRow } from '../query/rows/compute.ts';
import { isMissing, silentRow } from '../query/rows/row-measures.ts';

/** Changes are divided at the campaign, whatever the rows are. */
export const LEAF_LEVELS = ['channel', 'source', 'campaign'] as const satisfies readonly Level[];

/** A place whose change is divided among drivers: a campaign, or what stands above it. */
export interface Leaf {
  readonly kind: 'row' | 'unattributed';
  /** Keys of its levels from the channel down, as many as it has. */
  readonly path: readonly string[];
  readonly names: EvaluatedRow['names'];
  /** Nothing happened there in a period that it does not have. */
  readonly before: ComputedRow;
  readonly now: ComputedRow;
  readonly isIn: { readonly before: boolean; readonly now: boolean };
  /** The model tells nothing of leads. */
  readonly lacksLeads?: boolean;
}

interface Found {
  readonly before: EvaluatedRow | undefined;
  readonly now: EvaluatedRow | undefined;
}

/**
 * The places of both periods. A profit takes cost and results that belong together: where they do not meet at the
 * campaign, the level above is the place.
 */
export function leavesOf(question: Question, facts: QuestionFacts, needsMeeting: boolean): Leaf[] {
  const deepest = placesAt(question, facts, LEAF_LEVELS.length);
  if (!needsMeeting) return deepest.map(leafOf);
  const raised = new Set<string>();
  const levels = [deepest, placesAt(question, facts, 2), placesAt(question, facts, 1)];
  for (const found of levels)
    for (const one of found) {
      const depth = meetingDepth(one);
      if (depth < pathOf(one).length) raised.add(pathOf(one).slice(0, depth).join('\u001f'));
    }
  return levels.flatMap((found, at) =>
    found
      .filter((one) => {
        const path = pathOf(one);
        const isRaised = (depth: number) => raised.has(path.slice(0, depth).join('\u001f'));
        const isBelow = path.some((_, depth) => depth > 0 && isRaised(depth));
        return !isBelow && (at === 0 ? !isRaised(path.length) : isRaised(path.length));
      })
      .map(leafOf),
  );
}

/** Rows of either period at so many levels; what no touch led to only at the deepest. */
function placesAt(question: Question, facts: QuestionFacts, depth: number): Found[] {
  const { current, previous } = evaluated(
    { ...question, levels: LEAF_LEVELS.slice(0, depth) },
    facts,
  );
  const keys = new Set([...current.rows.keys(), ...(previous?.rows.keys() ?? [])]);
  return [...keys]
    .map((key) => ({ before: previous?.rows.get(key), now: current.rows.get(key) }))
    .filter((one) => depth === LEAF_LEVELS.length || either(one).kind === 'row');
}

function leafOf(found: Found): Leaf {
  const { before, now } = found;
  const { kind, names } = either(found);
  return {
    ...{ kind, names, path: kind === 'row' ? pathOf(found) : [] },
    before: before?.row ?? absentRow(now!.row),
    now: now?.row ?? absentRow(before!.row),
    isIn: { before: before !== undefined, now: now !== undefined },
  };
}

/** A place that a period does not have costs nothing in it, as that period says when it is asked alone. */
function absentRow(row: ComputedRow): ComputedRow {
  const silent = silentRow(row);
  return isMissing(silent.cost) ? { ...silent, cost: 0n } : silent;
}

/** How many levels of a place are known with cost and results of both periods together. */
function meetingDepth(found: Found): number {
  const { path } = either(found).row;
  return Math.min(
    ...[found.before, found.now].map((one) => {
      if (!one) return path.length;
      const { meeting, cost } = one.row;
      if (meeting && meeting.lacks !== 'loss') return LEVELS.indexOf(meeting.at) + 1;
      // The cost of a campaign that nobody names may stand in the cost of its source.
      return isMissing(cost) ? Math.min(path.length, 2) : path.length;
    }),
  );
}

const either = ({ now, before }: Found): EvaluatedRow => (now ?? before)!;
const pathOf = (found: Found): readonly string[] => either(found).row.path;

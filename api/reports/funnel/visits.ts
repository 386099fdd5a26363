import type { Amount } from '../../metrics/measures.ts';
import type { Published } from '../answer.ts';
import { answerQuestion } from '../query/answer-question.ts';
import { type Evaluated, measuresOfRow } from '../query/evaluate.ts';
import type { Question } from '../query/question.ts';
import { UNATTRIBUTED } from '../query/rows/compute.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';
import type { FunnelQuestion } from './fetch.ts';
import type { Part, Visits } from './step-rows.ts';

type Sides = Part['visits'];

/** Visits of everything and of each part. */
export interface PartVisits {
  readonly all: Sides;
  readonly of: ReadonlyMap<string, Sides>;
  /** Of a part that no visit says, such as a type of leads. */
  readonly other: Sides;
}

const NOT_OF_VISITS: Sides = { now: 'not_applicable', before: 'not_applicable' };
export const NO_VISITS: PartVisits = {
  all: { now: 0, before: 0 },
  of: new Map(),
  other: NOT_OF_VISITS,
};

/** Visits as every report counts them. */
export async function fetchVisits(
  { reader, state }: Published & { readonly state: State },
  { period, compare, by, where }: FunnelQuestion,
  { customWeights }: ReportConfig,
): Promise<PartVisits> {
  const question: Question = {
    ...{ period, compare, by: [], where },
    levels: by === 'channel' ? ['channel'] : [],
    dated: { model: 'last_non_direct', basis: 'lead', customWeights },
    cubes: new Set(['touches']),
  };
  const { current, previous, telling } = await answerQuestion(reader, state, question);
  const all = (side: Evaluated | null) =>
    visitsOf(telling.ofAll.lacks.has('touches') ? 'not_applicable' : side?.total.measures.visits);
  const sides = new Map<string, Sides>();
  if (by === 'channel')
    for (const [side, evaluated] of [
      ['now', current],
      ['before', previous],
    ] as const)
      for (const one of evaluated?.rows.values() ?? []) {
        const name = one.names.channel ?? '';
        if (one.kind !== 'row' || name === UNATTRIBUTED) continue;
        const { visits } = measuresOfRow(one, telling.ofRows).measures;
        const known = sides.get(name) ?? { now: 0, before: 0 };
        sides.set(name, { ...known, [side]: visitsOf(visits) });
      }
  const other = by === 'channel' ? { now: 0, before: 0 } : NOT_OF_VISITS;
  return { all: { now: all(current), before: all(previous) }, of: sides, other };
}

function visitsOf(amount: Amount | undefined): Visits {
  if (amount === undefined) return 0;
  return typeof amount === 'bigint' ? Number(amount) : amount;
}

import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Cube } from '../../metrics/measures.ts';
import type { State } from '../state.ts';
import {
  type Around,
  type Evaluated,
  evaluate,
  NO_GROUPS,
  type Telling,
  tellingOf,
} from './evaluate.ts';
import { everSold, fetchCostedSources, fetchListed } from './fetch-around.ts';
import { type ComparedGroups, type CubeGroups, fetchGroups } from './fetch-groups.ts';
import { levelsOf } from './names-where.ts';
import { conditionsOf, type Question } from './question.ts';
import { rollupOf } from './rolled/rollup-of.ts';
import { datedNames } from './rows/campaign-names.ts';

/** A question with its figures, before metrics are computed of them. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly telling: Telling;
  readonly current: Evaluated;
  readonly previous: Evaluated | null;
}

/** Nothing has been published yet. */
export function unanswered(question: Question): AnsweredQuestion {
  const around: Around = { listed: [], costed: new Map(), salesTold: false };
  const nothing = evaluate(question, NO_GROUPS, around);
  const previous = question.compare && nothing;
  return { question, telling: tellingOf(question, false), current: nothing, previous };
}

/** Asks the cubes of a question side by side, all at one state. */
export async function answerQuestion(
  reader: Reader,
  state: State,
  question: Question,
): Promise<AnsweredQuestion> {
  return evaluated(question, await fetchFacts(reader, state, question));
}

/** What a question is answered from; rows above its levels can be evaluated from it as well. */
export interface QuestionFacts {
  readonly groups: ComparedGroups;
  readonly around: Around;
}

/** The figures of a question from facts that were fetched at its levels, or below. */
export function evaluated(question: Question, { groups, around }: QuestionFacts): AnsweredQuestion {
  return {
    question,
    telling: tellingOf(question, around.salesTold),
    current: evaluate(question, groups.current, around),
    previous: groups.previous && evaluate(question, groups.previous, around),
  };
}

export async function fetchFacts(
  reader: Reader,
  state: State,
  question: Question,
): Promise<QuestionFacts> {
  const { levels, where, cubes, period, dated } = question;
  const rollup = rollupOf(state, dated.customWeights);
  const listing = fetchListed(reader, state, levelsOf(levels, conditionsOf(where).ofNames));
  const [listed, costed, groups] = await Promise.all([
    listing,
    cubes.has('costs')
      ? fetchCostedSources(reader, state, period.to, rollup)
      : new Map<string, string>(),
    listing.then((names) => fetchGroups(reader, state, question, datedNames(names))),
  ]);
  const salesTold = await areSalesTold(reader, state, cubes, groups.current);
  return { groups, around: { listed, costed, salesTold } };
}

/** Whether any source has ever told of a sale; asked of the warehouse only where these facts have none. */
async function areSalesTold(
  reader: Reader,
  state: State,
  cubes: ReadonlySet<Cube>,
  { credit, sales }: CubeGroups,
): Promise<boolean> {
  if (!cubes.has('credit') && !cubes.has('sales')) return true;
  const isSale = credit.some(
    ({ orders, deals }) => (orders ?? '0') !== '0' || (deals ?? '0') !== '0',
  );
  return isSale || sales.length > 0 || everSold(reader, state);
}

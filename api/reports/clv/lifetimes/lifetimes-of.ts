import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { type Clv, clv } from '@throughline/transform/plan/customers/clv/clv';

export type ClvAnswer = Clv;

/** Lifetimes of customers, in the thread of long calculations. */
export function lifetimesOf(question: object): ClvAnswer {
  return answerOf(clv as unknown as Calculation<unknown, ClvAnswer>, question);
}

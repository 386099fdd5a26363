import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { risk } from '@throughline/transform/plan/risk/risk';

export type RiskAnswer = ReturnType<typeof risk.calculate>;

/** @param input of the calculation `risk`. */
export function riskOf(input: object): RiskAnswer {
  return answerOf(risk as Calculation<unknown, RiskAnswer>, input);
}

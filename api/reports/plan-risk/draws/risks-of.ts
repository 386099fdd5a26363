import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { npvDraws } from '@throughline/transform/plan/risk/npv-draws';
import { risk } from '@throughline/transform/plan/risk/risk';

export type RiskAnswer = ReturnType<typeof risk.calculate>;

export interface RiskQuestion {
  /** Inputs of the calculation `risk`; null has no answer. */
  readonly inputs: readonly (object | null)[];
  /** Also how often each does better than the first, under the same chance. */
  readonly isCompared: boolean;
}

export interface Risks {
  readonly answers: readonly (RiskAnswer | null)[];
  /** Share of draws in which the NPV is above that of the first; null for the first and for what has no answer. */
  readonly better: readonly (number | null)[];
}

/** @throws where nobody waits for the answer any more. */
export function risksOf({ inputs, isCompared }: RiskQuestion, isGivenUp: () => boolean): Risks {
  const answers = inputs.map((input) => {
    if (isGivenUp()) throw new Error('Nobody waits for the answer any more.');
    return input && answerOf(risk as Calculation<unknown, RiskAnswer>, input);
  });
  if (!isCompared) return { answers, better: inputs.map(() => null) };
  const draws = inputs.map((input) => input && npvDraws(input));
  const [first] = draws;
  return {
    answers,
    better: draws.map((own, index) => {
      if (!own || !first || index === 0) return null;
      let above = 0;
      for (const [draw, value] of own.entries()) if (value > first[draw]!) above += 1;
      return above / own.length;
    }),
  };
}

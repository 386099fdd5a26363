import { answerOf } from '@throughline/transform/plan/answer-of';
import { quantiles } from '@throughline/transform/plan/risk/distribution';
import { drawnRisk, risk } from '@throughline/transform/plan/risk/risk';
import { type RiskInput, riskInput } from '@throughline/transform/plan/risk/risk-input';

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
  const tables = quantiles();
  const draws: (Float64Array | null)[] = inputs.map(() => null);
  const answers = inputs.map((input, index) => {
    if (isGivenUp()) throw new Error('Nobody waits for the answer any more.');
    if (!input) return null;
    return answerOf<RiskAnswer>(
      {
        ...{ name: risk.name, input: riskInput },
        calculate: (read) => {
          const { answer, npv } = drawnRisk(read as RiskInput, tables);
          if (isCompared) draws[index] = npv;
          return answer;
        },
      },
      input,
    );
  });
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

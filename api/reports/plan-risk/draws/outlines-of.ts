import { answerOf } from '@throughline/transform/plan/answer-of';
import { quantiles } from '@throughline/transform/plan/risk/distribution';
import { risk } from '@throughline/transform/plan/risk/risk';
import { type RiskInput, riskInput } from '@throughline/transform/plan/risk/risk-input';
import {
  type RiskOutline,
  type RiskPart,
  riskOutline,
} from '@throughline/transform/plan/risk/risk-outline';

/** A plan whose risk is asked for in outline. */
export interface OutlinedPlan {
  /** Of the calculation `risk`; null has no answer. */
  readonly input: object | null;
  /** Channels of it that are answered for as well. */
  readonly parts: readonly RiskPart[];
}

interface PlanOutline {
  readonly all: RiskOutline;
  readonly parts: readonly RiskOutline[];
}

export interface Outlines {
  readonly answers: readonly (PlanOutline | null)[];
  /** Share of draws in which the NPV is above that of the first; null for the first and for what has no answer. */
  readonly better: readonly (number | null)[];
}

/** Plans are asked for again at other rates: their drivers are the same. */
const tables = quantiles();

/** Plans under one chance. @throws where nobody waits for the answer any more. */
export function outlinesOf(plans: readonly OutlinedPlan[], isGivenUp: () => boolean): Outlines {
  const draws: (Float64Array | null)[] = plans.map(() => null);
  const answers = plans.map(({ input, parts }, index) => {
    if (isGivenUp()) throw new Error('Nobody waits for the answer any more.');
    if (!input) return null;
    return answerOf<PlanOutline>(
      {
        ...{ name: risk.name, input: riskInput },
        calculate: (read) => {
          const { npv, ...outline } = riskOutline(read as RiskInput, tables, parts);
          draws[index] = npv;
          return outline;
        },
      },
      input,
    );
  });
  const [first] = draws;
  return {
    answers,
    better: draws.map((own, index) => (own && first && index > 0 ? shareAbove(own, first) : null)),
  };
}

function shareAbove(one: Float64Array, other: Float64Array): number {
  let above = 0;
  for (let draw = 0; draw < one.length; draw++) if (one[draw]! > other[draw]!) above += 1;
  return above / one.length;
}

import {
  type CurvesAsked,
  type CurvesTold,
  divided,
} from '../../plans/optimise/division/divided.ts';
import { type ClvAnswer, lifetimesOf } from '../clv/lifetimes/lifetimes-of.ts';
import { type OutlinedPlan, type Outlines, outlinesOf } from '../plan-risk/draws/outlines-of.ts';
import { type RiskAnswer, riskOf } from '../plan-risk/draws/risk-of.ts';

/** Questions that take longer than an answer to somebody else may wait, with what answers them. */
export interface Apart {
  readonly risk: { readonly asks: object; readonly answers: RiskAnswer };
  readonly outlines: { readonly asks: readonly OutlinedPlan[]; readonly answers: Outlines };
  readonly clv: { readonly asks: object; readonly answers: ClvAnswer };
  readonly optimise: { readonly asks: CurvesAsked; readonly answers: CurvesTold };
}

type Calculations = {
  readonly [Name in keyof Apart]: (
    question: Apart[Name]['asks'],
    isGivenUp: () => boolean,
  ) => Apart[Name]['answers'];
};

export const CALCULATIONS_APART: Calculations = {
  risk: riskOf,
  outlines: outlinesOf,
  clv: lifetimesOf,
  optimise: divided,
};

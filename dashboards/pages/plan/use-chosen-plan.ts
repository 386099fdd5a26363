import { useQuery } from '@tanstack/react-query';
import type { PlanHead } from '@throughline/api/contract/plans';
import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import { plansQueryOptions } from '../../client/plan-queries.ts';
import { type ChosenPlan, chosenPlan } from './chosen-plan.ts';

const NO_PLANS: readonly PlanHead[] = [];
const UNCHECKED: ChosenPlan = { head: null, version: null, strays: [] };

export interface PlanChoiceState extends ChosenPlan {
  /** False until it is known whether the plan of the address exists. */
  readonly isKnown: boolean;
  readonly plans: readonly PlanHead[];
}

/** The plan that the address names, checked against those that there are. */
export function useChosenPlan(): PlanChoiceState {
  const search = useSearch();
  const { data: plans, isError } = useQuery(plansQueryOptions);
  const chosen = useMemo(() => (plans ? chosenPlan(search, plans) : UNCHECKED), [search, plans]);
  return useMemo(() => {
    const query = new URLSearchParams(search);
    const isNamed = query.has('plan') || query.has('version');
    return {
      ...chosen,
      plans: plans ?? NO_PLANS,
      // Without the list the report is asked as the address says, and answers for itself.
      isKnown: chosen.strays.length === 0 && (!isNamed || plans !== undefined || isError),
    };
  }, [search, chosen, plans, isError]);
}

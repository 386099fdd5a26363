import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { Language } from '@throughline/api/contract/metrics';
import { type PlanOptimised, planOptimised } from '@throughline/api/contract/plan-optimise';
import { planHead, savedPlan } from '@throughline/api/contract/plans';
import * as z from 'zod';
import { postJson, requestJson } from '../../client/request.ts';
import { askedOf, type BudgetChoices } from './choices.ts';

const PLANS_PATH = '/api/v1/plans';
const plansSchema = z.object({ plans: z.array(planHead) });

export type PlanOption = z.infer<typeof planHead>;

const plansOptions = queryOptions({
  queryKey: ['plans'],
  queryFn: async ({ signal }) => (await requestJson(PLANS_PATH, {}, plansSchema, signal)).plans,
});

/** The plan of the address, else the approved or locked one that was written last, else the last draft. */
export function planOf(plans: readonly PlanOption[], id: string | null): PlanOption | undefined {
  const newest = [...plans].sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
  return (
    plans.find((plan) => plan.id === id) ??
    newest.find(({ state }) => state !== 'draft') ??
    newest[0]
  );
}

function ask(plan: PlanOption, choices: BudgetChoices, language: Language, withPlan = false) {
  const path = `${PLANS_PATH}/${encodeURIComponent(plan.id)}/optimise?lang=${language}`;
  const body = { ...askedOf(choices), version: plan.version, with_plan: withPlan };
  return postJson(path, body, planOptimised as unknown as z.ZodType<PlanOptimised>);
}

/** The division of the plan that is shown, and how it is kept as a scenario of it. */
export function useBudget(choices: BudgetChoices, language: Language, revision: number) {
  const plans = useQuery(plansOptions);
  const plan = planOf(plans.data ?? [], choices.plan);
  const { amount, goal, bounds } = choices;
  const report = useQuery({
    queryKey: ['optimise', plan?.id, plan?.version, amount, goal, bounds, language, revision],
    queryFn: () => ask(plan!, choices, language),
    enabled: plan !== undefined,
    placeholderData: keepPreviousData,
  });
  const scenario = useMutation({
    mutationFn: async () => {
      const told = await ask(plan!, choices, language, true);
      return postJson(PLANS_PATH, { plan: told.plan }, savedPlan);
    },
  });
  return { plans, plan, report, scenario };
}

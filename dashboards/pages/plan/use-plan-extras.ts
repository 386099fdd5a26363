import { useMemo } from 'react';
import type { PageExtras } from '../../report/report-page.tsx';
import { planParts, type ShownPlan } from './plan-choice.tsx';
import { useChosenPlan } from './use-chosen-plan.ts';

/** The choice of the plan, for the page of a report that is of one plan. */
export function usePlanExtras(): Pick<PageExtras, 'parts' | 'strays' | 'isKnown'> {
  const choice = useChosenPlan();
  return useMemo(
    () => ({
      strays: choice.strays,
      isKnown: choice.isKnown,
      parts: (meta) => planParts(choice, (meta as { plan?: ShownPlan } | null)?.plan ?? null),
    }),
    [choice],
  );
}

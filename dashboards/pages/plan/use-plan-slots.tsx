import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { useMemo } from 'react';
import type { PageEntry } from '../../page-list.ts';
import type { PageSlots } from '../../report/page-slots.ts';
import { useView } from '../../view/view.ts';
import { planParts, type ShownPlan } from './plan-choice.tsx';
import { Planless } from './planless.tsx';
import { useChosenPlan } from './use-chosen-plan.ts';

/** The choice of the plan and what stands where there is none, for the page of a report that is of one plan. */
export function usePlanSlots({ report }: PageEntry): PageSlots {
  const choice = useChosenPlan();
  const { language } = useView();
  const question = report ? CONTRACTS[report].question[language] : '';
  return useMemo(
    () => ({
      strays: choice.strays,
      isKnown: choice.isKnown,
      parts: (meta) => planParts(choice, (meta as { plan?: ShownPlan } | null)?.plan ?? null),
      planless: <Planless choice={choice} question={question} />,
    }),
    [choice, question],
  );
}

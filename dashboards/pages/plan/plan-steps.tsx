import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanState, SavedPlan } from '@throughline/api/contract/plans';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepPlan } from '../../client/plan-actions.ts';
import { PlanProblem } from './plan-problem.tsx';

interface PlanStepsProps {
  readonly plan: { readonly id: string; readonly version: number; readonly state: PlanState };
  readonly onDone?: (saved: SavedPlan) => void;
}

const STEPS = ['approved', 'locked'] as const;

/** Approves or locks the newest version, after asking once more: what follows is measured against it. */
export function PlanSteps({ plan: { id, version, state }, onDone }: PlanStepsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState<(typeof STEPS)[number] | null>(null);
  const step = useMutation({
    mutationFn: (to: (typeof STEPS)[number]) => stepPlan(id, to, version),
    onSuccess: async (saved) => {
      setAsked(null);
      await refreshPlans(client);
      onDone?.(saved);
    },
  });
  if (state === 'locked')
    return <p className="soft plan-steps">{t('plan.steps.isLocked', { version })}</p>;
  return (
    <div className="plan-steps" data-testid="plan-steps">
      {asked ? (
        // biome-ignore lint/a11y/useSemanticElements: a question with two buttons is no form
        <div role="group" aria-label={t(`plan.steps.ask_${asked}`, { version })}>
          <p>{t(`plan.steps.ask_${asked}`, { version })}</p>
          <p className="state-ways">
            <button
              type="button"
              className="solid-button"
              data-testid="plan-confirm"
              disabled={step.isPending}
              onClick={() => step.mutate(asked)}
            >
              {t(`plan.steps.${asked}`)}
            </button>
            <button
              type="button"
              className="text-button"
              onClick={() => {
                setAsked(null);
                step.reset();
              }}
            >
              {t('plan.steps.cancel')}
            </button>
          </p>
        </div>
      ) : (
        <p className="state-ways">
          {STEPS.filter((to) => to !== state).map((to) => (
            <button
              key={to}
              type="button"
              className="text-button"
              data-testid={`plan-${to}`}
              onClick={() => setAsked(to)}
            >
              {t(`plan.steps.${to}`)}
            </button>
          ))}
        </p>
      )}
      {step.error ? <PlanProblem error={step.error} title={t('plan.steps.failed')} /> : null}
    </div>
  );
}

/** Everything that a new version of a plan may change is asked for again. */
export async function refreshPlans(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await Promise.all(
    [['plans'], ['plan'], ['report']].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
}

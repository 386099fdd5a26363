import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { planFromHistory } from '../../client/plan-actions.ts';
import { useExtent } from '../../client/use-extent.ts';
import { useView } from '../../view/view.ts';
import { PlanImport } from './plan-import.tsx';
import { PlanProblem } from './plan-problem.tsx';
import { refreshPlans } from './plan-steps.tsx';
import { PlanStored } from './plan-stored.tsx';
import type { PlanChoiceState } from './use-chosen-plan.ts';

interface PlanlessProps {
  readonly choice: Pick<PlanChoiceState, 'head'>;
  /** What will stand here. */
  readonly question: string;
}

/** No plan is in force: one of last year's in one press, a sheet, or the commands that do the same. */
export function Planless({ choice, question }: PlanlessProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const client = useQueryClient();
  const { days } = useExtent();
  const year = Number(days?.to.slice(0, 4) ?? new Date().getFullYear());
  const made = useMutation({
    mutationFn: () => planFromHistory(year, language),
    onSuccess: () => refreshPlans(client),
  });
  return (
    <div className="planless" data-testid="empty">
      <h2>{t('emptyPlan.title')}</h2>
      <p className="soft">{t('empty.thenAnswers', { question })}</p>
      <section aria-label={t('plan.fromHistory.title')}>
        <h3>{t('plan.fromHistory.title')}</h3>
        <p className="soft">{t('plan.fromHistory.note')}</p>
        <p>
          <button
            type="button"
            className="solid-button"
            data-testid="plan-from-history"
            disabled={made.isPending}
            onClick={() => made.mutate()}
          >
            {t('plan.fromHistory.make', { year })}
          </button>
        </p>
        {made.error ? (
          <PlanProblem error={made.error} title={t('plan.fromHistory.failed')} />
        ) : null}
        {made.data ? <PlanStored saved={made.data} /> : null}
      </section>
      <section aria-label={t('plan.import.title')}>
        <h3>{t('plan.import.title')}</h3>
        <PlanImport plan={choice.head} />
      </section>
      <section className="state-screen" aria-label={t('plan.fromHistory.terminal')}>
        <h3>{t('plan.fromHistory.terminal')}</h3>
        <p>{t('emptyPlan.next')}</p>
        <pre>
          <code>
            {[
              `npx throughline plan from-history --year ${year} --id media-plan`,
              'npx throughline plan import <file.xlsx> --plan media-plan',
              'npx throughline plan approve media-plan',
            ].join('\n')}
          </code>
        </pre>
      </section>
    </div>
  );
}

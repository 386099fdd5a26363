import type { UseMutationResult } from '@tanstack/react-query';
import type { SavedPlan } from '@throughline/api/contract/plans';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

interface ScenarioButtonProps {
  plan: string;
  scenario: UseMutationResult<SavedPlan, Error, void>;
}

/** Keeps the proposal as a draft beside its plan, and leads on to both side by side. */
export function ScenarioButton({ plan, scenario }: ScenarioButtonProps) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, mutate } = scenario;
  const code = error && 'code' in error ? String(error.code) : '';
  const problem = i18n.exists(`problem.${code}`)
    ? t(`problem.${code}`)
    : t('budget.scenario.failed');
  return (
    <p className="budget-scenario">
      <button
        type="button"
        className="solid-button"
        disabled={isPending || data !== undefined}
        data-testid="budget-scenario"
        onClick={() => mutate()}
      >
        {t(isPending ? 'budget.scenario.busy' : 'budget.scenario.make')}
      </button>{' '}
      <span role="status">
        {data ? (
          <>
            {t('budget.scenario.made')}{' '}
            <Link href={`/scenarios?plans=${plan},${data.id}`}>{t('budget.scenario.compare')}</Link>
          </>
        ) : error ? (
          problem
        ) : (
          <span className="soft">{t('budget.scenario.note')}</span>
        )}
      </span>
    </p>
  );
}

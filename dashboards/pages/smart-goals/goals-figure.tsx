import { useQuery } from '@tanstack/react-query';
import type { SmartGoalsReport } from '@throughline/api/contract/reports/smart-goals';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateQueryOptions } from '../../client/queries.ts';
import { smartGoalsQueryOptions } from '../../client/smart-goals.ts';
import { DeleteGoal } from './delete-goal.tsx';
import { draftOf, NEW_GOAL } from './goal-draft.ts';
import { GoalForm } from './goal-form.tsx';
import { mayWriteGoals } from './may-write-goals.ts';
import '../../styles/smart-goals.css';

/** Goals as they were written, to be changed where the reader may; the table says where they stand. */
export function GoalsFigure({ answer: { rows } }: { answer: SmartGoalsReport }) {
  const { t } = useTranslation();
  const { data: state } = useQuery(stateQueryOptions);
  const { data: goals } = useQuery(smartGoalsQueryOptions);
  /** Name of the goal on the form; empty for a new one. */
  const [edited, setEdited] = useState<string | null>(null);
  if (!state || !goals || !mayWriteGoals(state)) return null;
  const stored = goals.find(({ name }) => name === edited);
  return (
    <section className="figure-block" data-testid="goals">
      <ul className="goal-list">
        {goals.map(({ name }) => (
          <li key={name}>
            <span className="goal-name">{name}</span>
            <button
              type="button"
              className="text-button"
              aria-label={t('smartGoals.editNamed', { name })}
              data-testid="goal-edit"
              onClick={() => setEdited(name)}
            >
              {t('smartGoals.edit')}
            </button>
            <DeleteGoal
              name={name}
              onDeleted={() => setEdited((one) => (one === name ? null : one))}
            />
          </li>
        ))}
      </ul>
      {edited === null ? (
        <button
          type="button"
          className="solid-button"
          data-testid="goal-add"
          onClick={() => setEdited('')}
        >
          {t('smartGoals.add')}
        </button>
      ) : (
        <GoalForm
          key={edited}
          start={stored ? draftOf(stored) : { ...NEW_GOAL, name: edited }}
          isNew={edited === ''}
          others={goals.map(({ name }) => name).filter((name) => name !== edited)}
          faults={rows.find(({ goal }) => goal === edited)?.faults ?? []}
          onSaved={setEdited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

import type { SavedPlan } from '@throughline/api/contract/plans';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choosePlan } from './choose-plan.ts';
import { PlanNotes } from './plan-notes.tsx';
import { PlanSteps } from './plan-steps.tsx';

/** A version that was stored just now: what it rests on, and what to do with it. */
export function PlanStored({ saved }: { saved: SavedPlan }) {
  const { t } = useTranslation();
  const { id, changed, visible, ignored = [], notes = [], warnings = [] } = saved;
  // Each step is a version of its own.
  const [{ version, state }, setNow] = useState({ version: saved.version, state: saved.state });
  return (
    <div className="plan-stored" data-testid="plan-stored">
      <p role="status">
        <b>
          {changed
            ? t(`plan.versionState.${state}`, { version })
            : t('plan.import.same', { version })}
        </b>
        {'. '}
        {visible ? null : `${t('plan.import.unseen')} `}
        {ignored.length > 0 ? t('plan.import.ignored', { columns: ignored.join(', ') }) : null}
      </p>
      <PlanNotes notes={notes} title={t('plan.notes.rests')} />
      <PlanNotes notes={warnings} title={t('plan.notes.warnings')} />
      <p>
        <button
          type="button"
          className="text-button"
          data-testid="plan-show"
          onClick={() => choosePlan(id)}
        >
          {t('plan.import.show')}
        </button>
      </p>
      {visible ? (
        <PlanSteps
          plan={{ id, version, state }}
          onDone={(to) => setNow({ version: to.version, state: to.state })}
        />
      ) : null}
    </div>
  );
}

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanHead, PlanNote, PlanState } from '@throughline/api/contract/plans';
import { useEffect, useMemo, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../client/api-error.ts';
import { changePlan, computePlan } from '../../../client/plan-actions.ts';
import { useView } from '../../../view/view.ts';
import { choosePlan } from '../choose-plan.ts';
import { PlanDownload } from '../plan-download.tsx';
import { PlanNotes } from '../plan-notes.tsx';
import { PlanProblem } from '../plan-problem.tsx';
import { PlanSteps, refreshPlans } from '../plan-steps.tsx';
import { ChainTotals } from './chain-totals.tsx';
import { EditGrid } from './edit-grid.tsx';
import { changed } from './grid-state.ts';
import { lineWarnings } from './line-warnings.ts';
import { gridOf, planOfGrid, type StoredPlan } from './plan-of-grid.ts';

/** The version that editing begins from. */
export interface EditedVersion {
  readonly id: string;
  readonly version: number;
  readonly state: PlanState;
  readonly plan: StoredPlan;
  readonly warnings?: readonly PlanNote[] | undefined;
}

interface PlanEditorProps {
  readonly base: EditedVersion;
  readonly head: PlanHead;
  /** A version was stored; editing goes on from it. */
  readonly onSaved: () => void;
}

const PAUSE_MS = 400;
const NO_NOTES: readonly PlanNote[] = [];

/** A version of a plan as a spreadsheet, computed while it is written, and saved as the next version. */
export function PlanEditor({ base, head, onSaved }: PlanEditorProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const client = useQueryClient();
  const [grid, change] = useReducer(changed, base.plan, (plan) => gridOf(plan, language));
  const { plan, faults } = useMemo(
    () => planOfGrid(base.plan, grid, language),
    [base.plan, grid, language],
  );
  const isChanged = grid.past.length > 0;
  const asked = useMemo(() => ({ plan, revision: grid.revision }), [plan, grid.revision]);
  const [paused] = useDebouncedValue(asked, PAUSE_MS);
  const chain = useQuery({
    queryKey: ['plan-chain', base.id, base.version, paused.revision, language],
    queryFn: ({ signal }) => computePlan(paused.plan ?? {}, language, signal),
    enabled: paused.plan !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const isStale = paused.revision !== grid.revision || chain.isPlaceholderData || !plan;
  const notes = chain.data?.warnings ?? base.warnings ?? NO_NOTES;
  const warnings = useMemo(
    () => (plan ? lineWarnings(plan, notes) : new Map<string, string>()),
    [plan, notes],
  );
  const wrong = useMemo(
    () =>
      new Map(
        faults.map(({ row, field, message }) => [
          `${row}:${field ?? ''}`,
          language === 'en' ? message : t('plan.edit.wrong'),
        ]),
      ),
    [faults, language, t],
  );
  const saved = useMutation({
    mutationFn: ({ version, correction }: { version: number; correction?: boolean }) =>
      changePlan(
        base.id,
        { version, plan: plan ?? {}, ...(correction && { correction }) },
        language,
      ),
    onSuccess: async () => {
      await refreshPlans(client);
      onSaved();
    },
    // What somebody else changed is the newest version by then.
    onError: () => client.invalidateQueries({ queryKey: ['plans'] }),
  });
  const code = saved.error instanceof ApiError ? saved.error.code : null;
  useUnloadWarning(isChanged);
  const isOld = head.version > base.version;
  return (
    <section aria-label={t('plan.edit.lines')}>
      <div className="section-head">
        <h2>{t('plan.edit.lines')}</h2>
        <span className="soft">
          {t('plan.edit.count', { count: grid.lines.length })}
          {isChanged ? ` · ${t('plan.edit.unsaved')}` : null}
        </span>
        <span className="table-tools push">
          <PlanDownload plan={{ id: base.id, version: base.version }} />
          <button
            type="button"
            className="solid-button"
            data-testid="plan-save"
            disabled={!isChanged || !plan || saved.isPending}
            onClick={() => saved.mutate({ version: base.version })}
          >
            {t('plan.save.draft')}
          </button>
        </span>
      </div>
      {isChanged || isOld ? null : <PlanSteps plan={base} onDone={onSaved} />}
      {isOld && !saved.error ? (
        <p className="link-notice" role="status">
          {t('plan.edit.newer', { version: head.version })}{' '}
          <button type="button" className="text-button" onClick={() => choosePlan(base.id)}>
            {t('plan.save.showNewest')}
          </button>
        </p>
      ) : null}
      {faults.length > 0 ? (
        <p className="bad" role="status" data-testid="edit-faults">
          {t('plan.edit.faults', { count: faults.length })}
        </p>
      ) : null}
      {saved.error ? (
        <>
          <PlanProblem error={saved.error} title={t('plan.save.failed')} />
          <p className="state-ways">
            {code === 'plan_locked' ? (
              <button
                type="button"
                className="solid-button"
                data-testid="plan-correct"
                onClick={() => saved.mutate({ version: base.version, correction: true })}
              >
                {t('plan.save.correct')}
              </button>
            ) : null}
            {code === 'plan_version_stale' && isOld ? (
              <>
                <button
                  type="button"
                  className="solid-button"
                  data-testid="plan-save-over"
                  onClick={() => saved.mutate({ version: head.version })}
                >
                  {t('plan.save.over', { version: head.version })}
                </button>
                <button type="button" className="text-button" onClick={onSaved}>
                  {t('plan.save.showNewest')}
                </button>
              </>
            ) : null}
          </p>
        </>
      ) : null}
      <PlanNotes notes={notes} title={t('plan.notes.warnings')} />
      {chain.error && plan ? (
        <PlanProblem error={chain.error} title={t('plan.edit.notComputed')} />
      ) : null}
      <ChainTotals totals={chain.data?.totals} isStale={isStale} />
      <EditGrid
        grid={grid}
        change={change}
        faults={wrong}
        warnings={warnings}
        chain={chain.data?.lines}
        isStale={isStale}
      />
      <p className="soft keys">{t('plan.edit.keys')}</p>
    </section>
  );
}

/** A tab that is closed takes unsaved cells with it: the browser asks first. */
function useUnloadWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
}

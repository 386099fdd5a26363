import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { planQueryOptions, plansQueryOptions } from '../../client/plan-queries.ts';
import { Sentence } from '../../controls/sentence.tsx';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { LinkNotice } from '../link-notice.tsx';
import { TableSkeleton } from '../page-skeleton.tsx';
import { useStrays } from '../use-strays.ts';
import { choosePlan } from './choose-plan.ts';
import { type EditedVersion, PlanEditor } from './edit/plan-editor.tsx';
import type { StoredPlan } from './edit/plan-of-grid.ts';
import { planParts } from './plan-choice.tsx';
import { PlanImport } from './plan-import.tsx';
import { Planless } from './planless.tsx';
import { useChosenPlan } from './use-chosen-plan.ts';
import '../../styles/plan.css';

/** Parameters that are read here, by the choice of the plan. */
const OWN = ['plan', 'version'];

/** The plan as a spreadsheet: written, computed, imported, approved and locked. */
export function EditPage() {
  const { t } = useTranslation();
  const { language } = useView();
  const choice = useChosenPlan();
  const plans = useQuery(plansQueryOptions);
  // Where there is only one, there is nothing to choose.
  const head = choice.head ?? (choice.plans.length === 1 ? (choice.plans[0] ?? null) : null);
  const [round, setRound] = useState(0);
  const title = t('plan.edit.title');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  const version = useQuery({
    ...planQueryOptions(head?.id ?? '', choice.version ?? undefined, language),
    enabled: head !== null && choice.isKnown,
    // Cells that are being written stay: only what the reader does brings another version.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const [base, setBase] = useState<{ key: string; of: EditedVersion } | null>(null);
  const key = `${head?.id}@${choice.version ?? ''}#${round}`;
  const { data } = version;
  if (data && !version.isFetching && data.id === head?.id && base?.key !== key)
    setBase({ key, of: { ...data, plan: data.plan as StoredPlan } });
  const error = plans.error ?? version.error;
  const strays = useStrays(OWN, choice.strays);
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  const shown = base?.key === key && head ? base.of : null;
  return (
    <>
      <div className="headline">
        <Sentence
          parts={planParts(
            choice,
            shown && {
              ...{ id: shown.id, name: shown.plan.name, version: shown.version },
              status: shown.state,
            },
          )}
        />
        <LinkNotice strays={strays} />
        <h1>{title}</h1>
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => void Promise.all([plans.refetch(), version.refetch()])}
        />
      ) : plans.isPending ? (
        <TableSkeleton />
      ) : choice.plans.length === 0 ? (
        <Planless choice={choice} question={title} />
      ) : head === null ? (
        <div className="planless">
          <p>{t('plan.edit.which')}</p>
          <ul className="page-list plan-list" data-testid="plan-list">
            {choice.plans.map(({ id, name, version: newest, state }) => (
              <li key={id}>
                <button type="button" className="text-button" onClick={() => choosePlan(id)}>
                  {name}
                </button>{' '}
                <span className="soft">{t(`plan.versionState.${state}`, { version: newest })}</span>
              </li>
            ))}
          </ul>
          <h2>{t('plan.import.title')}</h2>
          <PlanImport plan={null} />
        </div>
      ) : (
        <div className="content" data-testid="content">
          <details className="import-room">
            <summary data-testid="plan-import-open">{t('plan.import.title')}</summary>
            <PlanImport plan={head} />
          </details>
          {shown ? (
            <PlanEditor
              key={key}
              base={shown}
              head={head}
              onSaved={() => {
                setRound(round + 1);
                if (choice.version !== null) choosePlan(head.id);
              }}
            />
          ) : (
            <TableSkeleton />
          )}
        </div>
      )}
    </>
  );
}

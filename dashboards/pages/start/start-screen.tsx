import { useQuery } from '@tanstack/react-query';
import type { StartResponse } from '@throughline/api/contract/start';
import type { StateResponse } from '@throughline/api/contract/state';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageLink } from '../../address/use-page-link.ts';
import { ApiError } from '../../client/api-error.ts';
import { stateQueryOptions } from '../../client/queries.ts';
import { startQueryOptions } from '../../client/start-query.ts';
import { keepStarting } from '../../client/starting.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { mayImport } from '../import/may-import.ts';
import { StartSummary } from '../import/start-summary.tsx';
import { PageSkeleton } from '../page-skeleton.tsx';
import { BusinessForm } from './business-form.tsx';
import { SampleStep } from './sample-step.tsx';
import { keepSkipped, readSkipped } from './skipped-steps.ts';
import { isConnected, isDone, STEPS, type Step } from './start-steps.ts';
import { VisitsStep } from './visits-step.tsx';
import '../../styles/import.css';

/** The way from an empty folder to the first figure: a list whose steps tick by themselves. */
export function StartScreen() {
  const { t } = useTranslation();
  const state = useQuery(stateQueryOptions);
  const start = useQuery(startQueryOptions);
  const title = t('start.title');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  const error = state.error ?? start.error;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  return (
    <>
      <div className="headline">
        <h1>{title}</h1>
        <p className="soft import-lead">{t('start.lead')}</p>
      </div>
      {error && !(state.data && start.data) ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => void Promise.all([state.refetch(), start.refetch()])}
        />
      ) : null}
      {state.data && start.data ? (
        <div className="start-columns" data-testid="start">
          <Checklist state={state.data} start={start.data} />
          <div className="start-picture" aria-hidden="true" data-done={isConnected(start.data)}>
            <PageSkeleton ghost />
          </div>
        </div>
      ) : null}
    </>
  );
}

function Checklist({ state, start }: { state: StateResponse; start: StartResponse }) {
  const { t } = useTranslation();
  const linkTo = usePageLink();
  const [skipped, setSkipped] = useState<readonly Step[]>(readSkipped);
  const [opened, setOpened] = useState<Step | null>(null);
  const skip = (step: Step) => {
    const next = skipped.includes(step)
      ? skipped.filter((one) => one !== step)
      : [...skipped, step];
    setSkipped(next);
    keepSkipped(next);
  };
  const isAdmin = mayImport(state);
  const current = opened ?? nextStep(state, start, skipped);
  const visits = start.visits > 0 ? t('start.visits', { count: start.visits }) : null;
  const had: Readonly<Record<Step, string | null>> = {
    sample: null,
    business: null,
    visits,
    sales: start.sales > 0 ? t('start.sales', { count: start.sales }) : null,
    cost:
      start.campaigns_with_cost > 0
        ? t('start.campaigns', {
            count: start.campaigns_with_cost,
          })
        : null,
    check: null,
  };
  const bodies: Readonly<Record<Step, ReactNode>> = {
    sample: <SampleStep isIn={state.sample} mayStart={isAdmin} />,
    business: <BusinessForm state={state} />,
    visits: (
      <>
        <VisitsStep visits={visits} />
        {isAdmin ? <FileLink name="visits" /> : null}
      </>
    ),
    sales: (
      <div className="start-body">
        <p>{t('start.salesStep.how')}</p>
        {isAdmin ? <FileLink name="sales" /> : null}
        <p className="soft">{t('start.salesStep.webhook')}</p>
      </div>
    ),
    cost: (
      <div className="start-body">
        <p>{t('start.costStep.how')}</p>
        {isAdmin ? (
          <p className="import-steps">
            <FileLink name="cost" />
            <Link
              href={linkTo('/data/import', { way: 'cost' })}
              className="text-button"
              data-testid="start-by-hand"
            >
              {t('start.costStep.byHand')}
            </Link>
          </p>
        ) : null}
      </div>
    ),
    check: (
      <div className="start-body">
        <StartSummary />
        {isConnected(start) && start.sales_with_visit === 0 ? <p>{t('start.unmet')}</p> : null}
        {isConnected(start) && start.sales_with_margin < start.sales ? (
          <p className="soft">{t('start.marginMissing')}</p>
        ) : null}
        {start.visits + start.sales + start.campaigns_with_cost > 0 ? (
          <p>
            <Link
              href={linkTo('/channels', { period: 'all_data' })}
              className="solid-button"
              data-testid="start-channels"
              onClick={() => keepStarting(false)}
            >
              {t('imports.channels')}
            </Link>
          </p>
        ) : null}
      </div>
    ),
  };
  return (
    <div>
      {isAdmin ? null : (
        <p className="import-note" role="status" data-testid="import-role">
          {t('imports.role', {
            role: t(`imports.roles.${state.principal.role}`, {
              defaultValue: state.principal.role,
            }),
          })}
        </p>
      )}
      <ol className="start-steps">
        {STEPS.map((step) => {
          const done = step === 'sample' ? state.sample : isDone(step, start);
          const isOpen = current === step;
          return (
            <li key={step} data-testid={`step-${step}`} data-done={done}>
              <h2>
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? null : step)}
                >
                  <span className="step-mark" aria-hidden="true">
                    {done ? '✓' : skipped.includes(step) ? '–' : ''}
                  </span>
                  <span>{t(`start.step.${step}`)}</span>
                  <span className="soft step-state">
                    {done
                      ? (had[step] ?? t('start.done'))
                      : skipped.includes(step)
                        ? t('start.skipped')
                        : ''}
                  </span>
                </button>
              </h2>
              {isOpen ? (
                <>
                  {bodies[step]}
                  {step !== 'check' && !done ? (
                    <p>
                      <button
                        type="button"
                        className="text-button"
                        data-testid={`skip-${step}`}
                        onClick={() => {
                          setOpened(null);
                          skip(step);
                        }}
                      >
                        {step === 'business'
                          ? t('start.isSo')
                          : skipped.includes(step)
                            ? t('start.unskip')
                            : t('start.skip')}
                      </button>
                    </p>
                  ) : null}
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function FileLink({ name }: { name: 'visits' | 'sales' | 'cost' }) {
  const { t } = useTranslation();
  const linkTo = usePageLink();
  return (
    <Link href={linkTo('/data/import')} className="solid-button" data-testid={`start-file-${name}`}>
      {t(`start.file.${name}`)}
    </Link>
  );
}

/** The first step that is open; the figure as soon as there is one. */
function nextStep(state: StateResponse, start: StartResponse, skipped: readonly Step[]): Step {
  if (isConnected(start)) return 'check';
  const isOpen = (step: Step) =>
    !isDone(step, start) && !skipped.includes(step) && !(step === 'sample' && state.sample);
  return STEPS.find(isOpen) ?? 'check';
}

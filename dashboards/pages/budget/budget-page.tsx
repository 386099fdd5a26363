import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { shownStateOptions } from '../../client/queries.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';

import { ErrorNotice } from '../error-notice.tsx';
import { LinkNotice } from '../link-notice.tsx';
import { PageSkeleton, TableSkeleton } from '../page-skeleton.tsx';
import { Planless } from '../plan/planless.tsx';
import { answerOf } from './answer.ts';
import { BudgetAnswerLine } from './budget-answer.tsx';
import { BudgetSentence } from './budget-sentence.tsx';
import { BudgetTable } from './budget-table.tsx';
import { useBudgetChoices } from './choices.ts';
import { ResponseCurves } from './response-curves.tsx';
import { ScenarioButton } from './scenario-button.tsx';
import { useBudget } from './use-budget.ts';
import '../../styles/budget.css';

/** "Where should the next 50,000 go?": the answer, curves, and what every channel would have. */
export function BudgetPage(_: { page: PageEntry }) {
  const { t } = useTranslation();
  const { language, format } = useView();
  const { choices, strays, change } = useBudgetChoices();
  const state = useQuery(shownStateOptions);
  const { plans, plan, report, scenario } = useBudget(choices, language, state.data?.revision ?? 0);
  const { goal, amount } = choices;
  const question = t(`budget.question.${goal}`, { amount: format.value(amount, 'count') });
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);
  // What was stored is of the question before.
  const asked = JSON.stringify([choices, plan?.id]);
  const { reset } = scenario;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, another proposal
  useEffect(() => reset(), [asked, reset]);

  const error = plans.error ?? report.error;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  if (plans.isPending) return <PageSkeleton />;
  const told = report.data ?? null;
  const current = told ? told.lines.reduce((sum, line) => sum + line.current, 0) : 0;
  const answer = told && answerOf(told, current, current + (goal === 'more' ? amount : 0));
  const isStale = report.isPlaceholderData;
  return (
    <>
      <div className="headline">
        {plan ? (
          <BudgetSentence choices={choices} change={change} plans={plans.data ?? []} plan={plan} />
        ) : null}
        <LinkNotice strays={strays} />
        <h1>{question}</h1>
        {told && answer && answer.kind !== 'early' && !error ? (
          <div className={isStale ? 'content stale' : 'content'}>
            <BudgetAnswerLine
              answer={answer}
              report={told}
              onWiden={(bounds) => change({ bounds })}
            />
          </div>
        ) : null}
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => void (plans.error ? plans.refetch() : report.refetch())}
        />
      ) : !plan ? (
        <Planless choice={{ head: null }} question={question} />
      ) : !told || !answer ? (
        <TableSkeleton />
      ) : answer.kind === 'early' ? (
        <section className="state-screen" data-testid="budget-early">
          <h2>{t('budget.early.title')}</h2>
          <p>
            {answer.from
              ? t('budget.early.from', { count: answer.weeks, day: format.day(answer.from) })
              : t('budget.early.none')}
          </p>
          <pre>
            <code>npx throughline import &lt;source&gt; &lt;file&gt;</code>
          </pre>
        </section>
      ) : (
        <div
          className={isStale ? 'content stale' : 'content'}
          aria-busy={isStale}
          data-testid="content"
        >
          {told.status === 'optimal' ? <ScenarioButton plan={plan.id} scenario={scenario} /> : null}
          <ResponseCurves report={told} />
          {told.status === 'optimal' ? <BudgetTable report={told} /> : null}
          <ul className="budget-notes soft" data-testid="budget-notes">
            {told.notes
              .filter(({ code }) => code !== 'infeasible' && code !== 'not_better')
              .map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
          </ul>
        </div>
      )}
    </>
  );
}

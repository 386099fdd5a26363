import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MOST_SHEET_BYTES, type PlanHead } from '@throughline/api/contract/plans';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { importPlan, type SheetChoices } from '../../client/plan-actions.ts';
import { useView } from '../../view/view.ts';
import { BudgetHolds } from './budget-holds.tsx';
import { PlanProblem } from './plan-problem.tsx';
import { refreshPlans } from './plan-steps.tsx';
import { PlanStored } from './plan-stored.tsx';
import '../../styles/drop-place.css';

/** Takes a sheet (XLSX or CSV) into a draft: chosen or dropped. What is wrong in it is said all at once, and nothing is stored. */
export function PlanImport({ plan }: { plan: PlanHead | null }) {
  const { t } = useTranslation();
  const { language, format } = useView();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [isNext, setIsNext] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const sent = useMutation({
    mutationFn: ({ of, choices }: { of: File; choices: SheetChoices }) => {
      // Refused before it is sent: the server would end the connection in the middle of it.
      if (of.size > MOST_SHEET_BYTES)
        throw new ApiError(413, 'body_too_large', t('problem.body_too_large'));
      return importPlan(of, choices, language);
    },
    onSuccess: () => refreshPlans(client),
  });
  const target = isNext && plan ? { plan: plan.id } : {};
  const take = (of: File | undefined, more: SheetChoices = {}) => {
    if (!of) return;
    setFile(of);
    sent.mutate({ of, choices: { ...target, ...more } });
  };
  const again = (more: SheetChoices) =>
    take(file ?? undefined, { ...sent.variables?.choices, ...more });
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  const { error } = sent;
  const codes = error instanceof ApiError ? codesOf(error) : [];
  return (
    <div className="plan-import" data-testid="plan-import">
      <p className="soft">{t('plan.import.note')}</p>
      {plan ? (
        <fieldset className="plain-choices">
          <legend className="hidden-visually">{t('plan.import.target')}</legend>
          {[false, true].map((next) => (
            <label key={String(next)}>
              <input
                type="radio"
                name="plan-import-target"
                checked={isNext === next}
                onChange={() => setIsNext(next)}
              />
              {next ? t('plan.import.next', { name: plan.name }) : t('plan.import.own')}
            </label>
          ))}
        </fieldset>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to what the field in it does */}
      <div
        className="drop-place"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <label>
          <span>{t('plan.import.choose')}</span>
          <input
            type="file"
            accept=".xlsx,.csv,text/csv"
            data-testid="plan-file"
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              // The same file, once it is mended, is a choice again.
              event.currentTarget.value = '';
            }}
          />
        </label>
        <span className="soft">
          {t('plan.import.drop', { most: format.value(MOST_SHEET_BYTES / 1024 / 1024, 'count') })}
        </span>
      </div>
      {sent.isPending ? (
        <p className="soft" role="status">
          {t('plan.import.busy', { name: file?.name ?? '' })}
        </p>
      ) : null}
      {error ? (
        <>
          <PlanProblem error={error} title={t('plan.import.nothing', { name: file?.name ?? '' })} />
          {codes.includes('plan_basis_unclear') ? <BudgetHolds onChoose={again} /> : null}
          {codes.includes('plan_locked') ? (
            <button
              type="button"
              className="solid-button"
              data-testid="plan-correct"
              onClick={() => again({ correction: 'true' })}
            >
              {t('plan.save.correct')}
            </button>
          ) : null}
        </>
      ) : null}
      {sent.data ? <PlanStored saved={sent.data} /> : null}
    </div>
  );
}

function codesOf({ code, problem }: ApiError): readonly string[] {
  return [code, ...(problem?.errors ?? []).flatMap(({ code: own }) => own ?? [])];
}

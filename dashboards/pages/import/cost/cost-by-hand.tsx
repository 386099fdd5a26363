import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StateResponse } from '@throughline/api/contract/state';
import { type ClipboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCost, importsQueryOptions } from '../../../client/files.ts';
import { useValues } from '../../../filters/use-values.ts';
import { ImportProblem } from '../import-problem.tsx';
import { SaidField } from '../said-field.tsx';
import {
  COST_FIELDS,
  type CostField,
  type CostTerms,
  type CostTexts,
  EMPTY_ROW,
  isEmptyRow,
  readCostRow,
  withPasted,
} from './cost-row.ts';
import { SavedCosts } from './saved-costs.tsx';

const ROWS = 3;
const blank = () => Array.from({ length: ROWS }, () => EMPTY_ROW);
const MEDIUMS = ['cpc', 'paid_social', 'display', 'affiliate', 'email', 'offline'];
const PLACEHOLDERS: Readonly<Record<CostField, string>> = {
  ...{ when: '2026-03', source: 'google', medium: 'cpc' },
  ...{ campaign: 'spring', amount: '1250.50', fee: '' },
};

/** Costs that no file tells: a small sheet, typed or pasted. Each row is an import of its own, so that it can be undone. */
export function CostByHand({ state }: { state: StateResponse }) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly CostTexts[]>(blank);
  const [terms, setTerms] = useState<CostTerms>({
    ...{ currency: state.currency, vat: '', spread: 'days' },
  });
  const [isTried, setIsTried] = useState(false);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const filled = rows.flatMap((row, index) => (isEmptyRow(row) ? [] : [{ row, index }]));
  const read = new Map(filled.map(({ row, index }) => [index, readCostRow(row, terms)]));
  const faultAt = (index: number, field: CostField) => {
    const of = read.get(index);
    return Array.isArray(of) ? of.find((one) => one.field === field)?.fault : undefined;
  };
  const wrong = [...read.values()].filter((one) => Array.isArray(one)).length;
  const sending = useMutation({
    mutationFn: async () => {
      const ids: string[] = [];
      for (const [index, request] of read) {
        if (Array.isArray(request)) continue;
        const answer = await addCost(request as Exclude<typeof request, readonly unknown[]>);
        if (answer.import) ids.push(answer.import.import_id);
        setSaved((before) => [...before, ...ids.splice(0)]);
        // What is stored leaves the grid at once: a fault of a later row must not store it again.
        setRows((before) => before.map((row, at) => (at === index ? EMPTY_ROW : row)));
      }
    },
    onSuccess: () => {
      setRows(blank());
      setIsTried(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: importsQueryOptions.queryKey }),
  });
  const write = (index: number, field: CostField, text: string) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, [field]: text } : row)));
  const onPaste = (event: ClipboardEvent, row: number, field: CostField) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    setRows(withPasted(rows, { row, field }, text));
  };
  const save = () => {
    setIsTried(true);
    if (filled.length > 0 && wrong === 0) sending.mutate();
  };
  return (
    <section className="cost-by-hand" data-testid="cost-by-hand" aria-label={t('imports.way.cost')}>
      <p className="soft">{t('costs.lead')}</p>
      <div className="file-questions">
        <SaidField
          label={t('imports.ask.currency')}
          testId="cost-currency"
          value={terms.currency}
          isValid={(text) => /^[A-Za-z]{3}$/.test(text)}
          wrong={t('imports.expected', { example: 'EUR' })}
          onSay={(text) => setTerms({ ...terms, currency: (text ?? state.currency).toUpperCase() })}
        />
        <TermChoice
          label={t('imports.ask.vat')}
          testId="cost-vat"
          value={terms.vat}
          options={[
            ['', t('imports.notSaid')],
            ['included', t('imports.answer.vat.included')],
            ['excluded', t('imports.answer.vat.excluded')],
          ]}
          onChoose={(vat) => setTerms({ ...terms, vat: vat as CostTerms['vat'] })}
        />
        <TermChoice
          label={t('imports.ask.spread')}
          testId="cost-spread"
          value={terms.spread}
          options={[
            ['days', t('imports.answer.spread.days')],
            ['months', t('imports.answer.spread.months')],
          ]}
          onChoose={(spread) => setTerms({ ...terms, spread: spread as CostTerms['spread'] })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard */}
      <section className="import-scroll" tabIndex={0} aria-label={t('imports.way.cost')}>
        <table className="cost-grid">
          <thead>
            <tr>
              {COST_FIELDS.map((field) => (
                <th key={field} scope="col" className={isNumber(field) ? 'number' : undefined}>
                  {t(`costs.column.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are their places
              <tr key={index}>
                {COST_FIELDS.map((field) => {
                  const fault = isTried ? faultAt(index, field) : undefined;
                  return (
                    <td key={field}>
                      <input
                        className={isNumber(field) ? 'field number' : 'field'}
                        aria-label={`${t(`costs.column.${field}`)}, ${index + 1}`}
                        data-testid={`cost-${field}-${index}`}
                        value={row[field]}
                        placeholder={index === 0 ? PLACEHOLDERS[field] : undefined}
                        list={`${id}-${field}`}
                        aria-invalid={fault !== undefined}
                        onChange={(event) => write(index, field, event.currentTarget.value)}
                        onPaste={(event) => onPaste(event, index, field)}
                      />
                      {fault ? <span className="bad">{t(`costs.fault.${fault}`)}</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {state.data ? <Suggestions id={id} days={state.data} /> : <Mediums id={id} />}
      <p className="import-steps">
        <button
          type="button"
          className="solid-button"
          data-testid="cost-save"
          disabled={filled.length === 0 || sending.isPending}
          onClick={save}
        >
          {sending.isPending ? t('imports.sending') : t('costs.save', { count: filled.length })}
        </button>
        <button
          type="button"
          className="text-button"
          data-testid="cost-more"
          onClick={() => setRows([...rows, EMPTY_ROW])}
        >
          {t('costs.more')}
        </button>
        <span className="soft">{t('costs.paste')}</span>
      </p>
      {sending.error ? <ImportProblem error={sending.error} title={t('costs.notSaved')} /> : null}
      {saved.length > 0 && !sending.isPending ? <SavedCosts ids={saved} /> : null}
    </section>
  );
}

const isNumber = (field: CostField) => field === 'amount' || field === 'fee';

interface TermChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function TermChoice({ label, testId, value, options, onChoose }: TermChoiceProps) {
  const id = useId();
  return (
    <div className="said-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        data-testid={testId}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Names that visits and costs have by now, so that a cost meets what it brought. */
function Suggestions({ id, days }: { id: string; days: NonNullable<StateResponse['data']> }) {
  const sources = useValues('source', days, '');
  const campaigns = useValues('campaign', days, '');
  return (
    <>
      <Names id={`${id}-source`} names={sources} />
      <Names id={`${id}-campaign`} names={campaigns} />
      <Mediums id={id} />
    </>
  );
}

function Mediums({ id }: { id: string }) {
  return <Names id={`${id}-medium`} names={MEDIUMS} />;
}

function Names({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names
        .filter((name) => name !== '')
        .map((name) => (
          <option key={name} value={name} />
        ))}
    </datalist>
  );
}

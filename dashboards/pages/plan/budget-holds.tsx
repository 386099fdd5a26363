import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetChoices } from '../../client/plan-actions.ts';

const KINDS = ['none', 'vat', 'fee', 'vat,fee'] as const;

/** What the budgets of a sheet hold, where its heading leaves it open: it is never guessed at. */
export function BudgetHolds({ onChoose }: { onChoose: (choices: SheetChoices) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('none');
  const [rates, setRates] = useState({ vat: '', fee: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = (['vat', 'fee'] as const).flatMap((rate) => {
      const share = Number(rates[rate].replace(',', '.')) / 100;
      return rates[rate] === '' || !Number.isFinite(share) ? [] : [[rate, share] as const];
    });
    onChoose({ budget_includes: kind, ...Object.fromEntries(given) });
  };
  return (
    <form className="budget-holds" onSubmit={submit} data-testid="budget-holds">
      <fieldset className="plain-choices">
        <legend>{t('plan.holds.question')}</legend>
        {KINDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="budget-holds"
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            {t(`plan.holds.${one.replace(',', '_')}`)}
          </label>
        ))}
      </fieldset>
      {(['vat', 'fee'] as const)
        .filter((rate) => kind.includes(rate))
        .map((rate) => (
          <label key={rate}>
            {t(`plan.holds.rate_${rate}`)}
            <input
              className="field"
              inputMode="decimal"
              value={rates[rate]}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget;
                setRates((before) => ({ ...before, [rate]: value }));
              }}
            />
          </label>
        ))}
      <button type="submit" className="solid-button">
        {t('plan.holds.import')}
      </button>
    </form>
  );
}

import { BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import type { ShownPeriod } from '../../client/use-period.ts';
import { Choice } from '../../controls/choice.tsx';
import { PeriodPicker } from '../../controls/period-picker.tsx';
import { Sentence } from '../../controls/sentence.tsx';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';

interface FilterSentenceProps {
  page: PageEntry;
  period: ShownPeriod;
  /** The currency of the report on screen, null before the first one. */
  currency: string | null;
}

/** The filters as one sentence; each part opens its control. */
export function FilterSentence({ page, period, currency }: FilterSentenceProps) {
  const { t } = useTranslation();
  const { state, change, format } = useView();
  const shownCurrency = state.currency ?? currency;
  return (
    <Sentence
      parts={[
        {
          key: 'period',
          joint: ', ',
          node: (
            <PeriodPicker
              period={period}
              usual={page.usualPeriod}
              onChoose={(chosen) => change({ period: chosen, cell: null })}
            />
          ),
        },
        {
          key: 'compare',
          joint: ', ',
          node: (
            <Choice
              name={t('filter.compare')}
              testId="filter-compare"
              value={state.compare}
              shown={t(`compare.${state.compare}`)}
              options={COMPARISONS.map((value) => ({
                value,
                label: t(`compare.${value}`),
                testId: `compare-${value}`,
              }))}
              onChoose={(compare) => change({ compare })}
            />
          ),
        },
        {
          key: 'model',
          joint: ' · ',
          node: (
            <Choice
              name={t('filter.model')}
              testId="filter-model"
              value={state.model}
              shown={t(`model.${state.model}`)}
              options={MODELS.map((value) => ({
                value,
                label: t(`model.${value}`),
                note: t(`modelNote.${value}`),
                testId: `model-${value}`,
              }))}
              onChoose={(model) => change({ model, cell: null })}
            />
          ),
        },
        {
          key: 'basis',
          joint: ' · ',
          node: (
            <Choice
              name={t('filter.basis')}
              testId="filter-basis"
              value={state.basis}
              shown={t(`basis.${state.basis}`)}
              options={BASES.map((value) => ({
                value,
                label: t(`basis.${value}`),
                note: t(`basisNote.${value}`),
                testId: `basis-${value}`,
              }))}
              onChoose={(basis) => change({ basis, cell: null })}
            />
          ),
        },
      ]}
      plain={
        // The only one that is kept, so there is nothing to choose.
        <span data-testid="filter-currency">
          {shownCurrency ? format.currencySign(shownCurrency) : t('filter.businessCurrency')}
        </span>
      }
    />
  );
}

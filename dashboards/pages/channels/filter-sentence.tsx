import { BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import type { ShownPeriod } from '../../client/use-period.ts';
import { PeriodPicker } from '../../controls/period-picker.tsx';
import { Sentence } from '../../controls/sentence.tsx';
import { WordChoice } from '../../controls/word-choice.tsx';
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
            <WordChoice
              parameter="compare"
              value={state.compare}
              options={COMPARISONS}
              onChoose={(compare) => change({ compare })}
            />
          ),
        },
        {
          key: 'model',
          joint: ' · ',
          node: (
            <WordChoice
              parameter="model"
              value={state.model}
              options={MODELS}
              onChoose={(model) => change({ model, cell: null })}
            />
          ),
        },
        {
          key: 'basis',
          joint: ' · ',
          node: (
            <WordChoice
              parameter="basis"
              value={state.basis}
              options={BASES}
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

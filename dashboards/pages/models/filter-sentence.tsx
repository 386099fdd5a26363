import { BASES, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import { MARKOV_ORDERS } from '../../address/analyst-choices.ts';
import { Choice } from '../../controls/choice.tsx';
import { PeriodPicker } from '../../controls/period-picker.tsx';
import type { ShownPeriod } from '../../client/use-period.ts';
import type { PageEntry } from '../../navigation/page-list.ts';
import { useView } from '../../view/view.ts';
import { CLOSED, choosing } from './closed.ts';

interface FilterSentenceProps {
  page: PageEntry;
  period: ShownPeriod;
  /** Markov's order concerns models alone. */
  withOrder?: boolean;
}

/** The filters as one sentence; each part opens its control. */
export function FilterSentence({ page, period, withOrder = true }: FilterSentenceProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  return (
    <section className="sentence" aria-label={t('filter.label')}>
      <PeriodPicker
        period={period}
        usual={page.usualPeriod}
        onChoose={(chosen) => change({ period: chosen, ...CLOSED })}
      />
      {' · '}
      <Choice
        name={t('analyst.filter.of')}
        testId="filter-of"
        value={state.of}
        shown={t(`analyst.of.${state.of}`)}
        options={CONVERSIONS.map((value) => ({
          value,
          label: t(`analyst.of.${value}`),
          note: t(`analyst.ofNote.${value}`),
          testId: `of-${value}`,
        }))}
        onChoose={(of) => change(choosing(of, state))}
      />
      {/* Leads carry no money to choose from. */}
      {state.of === 'lead' ? null : (
        <>
          {', '}
          <Choice
            name={t('analyst.filter.value')}
            testId="filter-value"
            value={state.value}
            shown={t(`analyst.value.${state.value}`)}
            options={VALUES.map((value) => ({
              value,
              label: t(`analyst.value.${value}`),
              testId: `value-${value}`,
            }))}
            onChoose={(value) => change({ value, ...CLOSED })}
          />
        </>
      )}
      {' · '}
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
        onChoose={(basis) => change({ basis, ...CLOSED })}
      />
      {withOrder ? (
        <>
      {' · '}
      <Choice
        name={t('analyst.filter.order')}
        testId="filter-order"
        value={state.order}
        shown={t(`analyst.order.${state.order}`)}
        options={MARKOV_ORDERS.map((value) => ({
          value,
          label: t(`analyst.order.${value}`),
          note: t(`analyst.orderNote.${value}`),
          testId: `order-${value}`,
        }))}
        onChoose={(order) => change({ order, ...CLOSED })}
      />
        </>
      ) : null}
    </section>
  );
}

import { BASES, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';
import { useTranslation } from 'react-i18next';
import { MARKOV_ORDERS } from '../../address/analyst-choices.ts';
import type { ShownPeriod } from '../../client/use-period.ts';
import { Choice } from '../../controls/choice.tsx';
import { PeriodPicker } from '../../controls/period-picker.tsx';
import { Sentence } from '../../controls/sentence.tsx';
import type { SentencePart } from '../../controls/sentence-part.ts';
import type { PageEntry } from '../../page-list.ts';
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
  const of: SentencePart = {
    key: 'of',
    joint: ' · ',
    node: (
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
        onChoose={(chosen) => change(choosing(chosen, state))}
      />
    ),
  };
  const money: SentencePart = {
    key: 'value',
    joint: ', ',
    node: (
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
    ),
  };
  const basis: SentencePart = {
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
        onChoose={(chosen) => change({ basis: chosen, ...CLOSED })}
      />
    ),
  };
  const order: SentencePart = {
    key: 'order',
    joint: ' · ',
    node: (
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
        onChoose={(chosen) => change({ order: chosen, ...CLOSED })}
      />
    ),
  };
  return (
    <Sentence
      parts={[
        {
          key: 'period',
          joint: ' · ',
          node: (
            <PeriodPicker
              period={period}
              usual={page.usualPeriod}
              onChoose={(chosen) => change({ period: chosen, ...CLOSED })}
            />
          ),
        },
        of,
        // Leads carry no money to choose from.
        ...(state.of === 'lead' ? [] : [money]),
        basis,
        ...(withOrder ? [order] : []),
      ]}
    />
  );
}

import type { DimensionKey } from '@throughline/api/contract/dimensions';
import { BASES, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';
import { readCondition } from '@throughline/api/contract/where';
import { useTranslation } from 'react-i18next';
import { MARKOV_ORDERS } from '../../address/analyst-choices.ts';
import type { ShownPeriod } from '../../client/use-period.ts';
import { PeriodPicker } from '../../controls/period-picker.tsx';
import { Sentence } from '../../controls/sentence.tsx';
import type { SentencePart } from '../../controls/sentence-part.ts';
import { WordChoice } from '../../controls/word-choice.tsx';
import { addPart, conditionParts } from '../../filters/filter-parts.tsx';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { CLOSED, choosing } from './closed.ts';

interface FilterSentenceProps {
  page: PageEntry;
  period: ShownPeriod;
  /** Markov's order concerns models alone. */
  withOrder?: boolean;
  /** Dimensions that the page's reports can be narrowed by. */
  dimensions?: readonly DimensionKey[];
}

/** The filters as one sentence; each part opens its control. */
export function FilterSentence(props: FilterSentenceProps) {
  const { page, period, withOrder = true, dimensions = [] } = props;
  const { t } = useTranslation();
  const { state, change } = useView();
  const narrowing = {
    ...{ dimensions, days: period.days, t, segment: state.segment },
    conditions: state.where.filter((text) => {
      const condition = readCondition(text);
      return condition !== null && dimensions.includes(condition.dimension);
    }),
  };
  const of: SentencePart = {
    key: 'of',
    joint: ' · ',
    node: (
      <WordChoice
        parameter="of"
        name={t('analyst.filter.of')}
        value={state.of}
        options={CONVERSIONS}
        onChoose={(chosen) => change(choosing(chosen, state))}
      />
    ),
  };
  const money: SentencePart = {
    key: 'value',
    joint: ', ',
    node: (
      <WordChoice
        parameter="value"
        value={state.value}
        options={VALUES}
        onChoose={(value) => change({ value, ...CLOSED })}
      />
    ),
  };
  const basis: SentencePart = {
    key: 'basis',
    joint: ' · ',
    node: (
      <WordChoice
        parameter="basis"
        value={state.basis}
        options={BASES}
        onChoose={(chosen) => change({ basis: chosen, ...CLOSED })}
      />
    ),
  };
  const order: SentencePart = {
    key: 'order',
    joint: ' · ',
    node: (
      <WordChoice
        parameter="order"
        name={t('analyst.filter.order')}
        value={state.order}
        options={MARKOV_ORDERS}
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
        ...conditionParts(narrowing),
        of,
        // Leads carry no money to choose from.
        ...(state.of === 'lead' ? [] : [money]),
        basis,
        ...(withOrder ? [order] : []),
        ...addPart(narrowing),
      ]}
    />
  );
}

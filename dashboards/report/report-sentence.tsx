import type { ReportContract } from '@throughline/api/contract/report';
import { useTranslation } from 'react-i18next';
import type { ShownPeriod } from '../client/use-period.ts';
import { PeriodPicker } from '../controls/period-picker.tsx';
import { Sentence } from '../controls/sentence.tsx';
import type { SentencePart } from '../controls/sentence-part.ts';
import { WordChoice } from '../controls/word-choice.tsx';
import { askedDimensions } from '../filters/asked-dimensions.ts';
import { addPart, conditionParts } from '../filters/filter-parts.tsx';
import type { PageEntry } from '../page-list.ts';
import { useView } from '../view/view.ts';
import type { ReportParameters } from './asked.ts';
import type { ChoicePart } from './choice-parts.ts';
import { choose } from './choose.ts';
import { ListChoice } from './list-choice.tsx';
import type { AnswerMeta } from './use-report.ts';

interface ReportSentenceProps {
  page: PageEntry;
  contract: ReportContract;
  /** Parts of the page itself, before the days. */
  first: readonly SentencePart[];
  parts: readonly ChoicePart[];
  period: ShownPeriod;
  parameters: ReportParameters;
  /** Of the answer on screen, null before the first one. */
  meta: AnswerMeta | null;
}

/** What a report is asked with, as one sentence; each part opens what could stand in its place. */
export function ReportSentence(props: ReportSentenceProps) {
  const { page, contract, first, parts, period, parameters, meta } = props;
  const { t } = useTranslation();
  const { change, format } = useView();
  // Its days are the answer's, whatever the days are that it was asked for.
  const twelveMonths =
    contract.isOfTwelveMonths && meta
      ? { end: format.day(meta.to), days: format.period(meta) }
      : null;
  const days: SentencePart[] =
    contract.isOfWholePlan || contract.isOfMonth
      ? // Of a plan there are no other days to choose.
        meta
        ? [{ key: 'period', joint: ' · ', node: <span>{format.period(meta)}</span> }]
        : []
      : [
          {
            key: 'period',
            joint: ' · ',
            node: (
              <PeriodPicker
                period={period}
                usual={page.usualPeriod}
                shown={twelveMonths ? t('filter.twelveMonths', twelveMonths) : undefined}
                onChoose={(chosen) => change({ period: chosen })}
              />
            ),
          },
        ];
  const narrowing = {
    ...{ dimensions: askedDimensions(contract.query.shape), days: period.days, t },
    conditions: [parameters.where ?? []].flat(),
    segment: typeof parameters.segment === 'string' ? parameters.segment : null,
  };
  const isComparison = ({ key }: ChoicePart) => key === 'compare';
  const written = (part: ChoicePart): SentencePart => ({
    key: part.key,
    joint: isComparison(part) ? ', ' : ' · ',
    node: <ReportPart part={part} value={String(parameters[part.key] ?? part.usual ?? '')} />,
  });
  return (
    <Sentence
      parts={[
        ...first,
        ...days,
        ...parts.filter(isComparison).map(written),
        ...conditionParts(narrowing),
        ...parts.filter((part) => !isComparison(part)).map(written),
        ...addPart(narrowing),
      ]}
      plain={
        meta ? (
          <span data-testid="filter-currency">{format.currencySign(meta.currency)}</span>
        ) : undefined
      }
    />
  );
}

function ReportPart({ part, value }: { part: ChoicePart; value: string }) {
  const { key, options, usual } = part;
  return part.isList ? (
    <ListChoice part={part} value={value} />
  ) : (
    <WordChoice
      parameter={key}
      value={value}
      options={options}
      onChoose={(option) => choose(key, option, usual)}
    />
  );
}

import type { ReportContract } from '@throughline/api/contract/report';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../address/parameters.ts';
import type { ShownPeriod } from '../client/use-period.ts';
import { Choice } from '../controls/choice.tsx';
import { PeriodPicker } from '../controls/period-picker.tsx';
import type { PageEntry } from '../navigation/page-list.ts';
import { useView } from '../view/view.ts';
import { withChoice } from './asked.ts';
import { choiceNote, choiceText, partName } from './choice-text.ts';
import type { ChoicePart } from './choice-parts.ts';

interface ReportSentenceProps {
  page: PageEntry;
  contract: ReportContract;
  parts: readonly ChoicePart[];
  period: ShownPeriod;
  parameters: Readonly<Record<string, string>>;
  /** Of the answer on screen, null before the first one. */
  currency: string | null;
}

/** What a report is asked with, as one sentence; each part opens what could stand in its place. */
export function ReportSentence(props: ReportSentenceProps) {
  const { page, parts, period, parameters, currency } = props;
  const { t } = useTranslation();
  const { change, format } = useView();
  return (
    <section className="sentence" aria-label={t('filter.label')}>
      <PeriodPicker
        period={period}
        usual={page.usualPeriod}
        onChoose={(chosen) => change({ period: chosen })}
      />
      {parts.map((part) => {
        const { key, options, usual } = part;
        const value = parameters[key] ?? usual ?? '';
        return (
          <Fragment key={key}>
            {key === 'compare' ? ', ' : ' · '}
            <Choice
              name={partName(t, key)}
              testId={`filter-${key}`}
              value={value}
              shown={choiceText(t, key, value)}
              options={options.map((option) => {
                const note = choiceNote(t, key, option);
                return {
                  value: option,
                  label: choiceText(t, key, option),
                  testId: `${key}-${option}`,
                  ...(note && { note }),
                };
              })}
              onChoose={(option) =>
                navigate(
                  withQuery(
                    window.location.pathname,
                    readableQuery(withChoice(window.location.search, key, option, usual)),
                  ),
                )
              }
            />
          </Fragment>
        );
      })}
      {currency ? (
        <>
          {' · '}
          <span data-testid="filter-currency">{format.currencySign(currency)}</span>
        </>
      ) : null}
    </section>
  );
}

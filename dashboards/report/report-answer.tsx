import type { ReportContract } from '@throughline/api/contract/report';
import { Trans, useTranslation } from 'react-i18next';
import type { Catalogue } from '../format/catalogue.ts';
import { channelName } from '../i18n/channel-name.ts';
import { textOf } from '../i18n/text-of.ts';
import { useView } from '../view/view.ts';
import { ANSWER_SENTENCES } from './answer-sentences.ts';
import type { Answer } from './use-report.ts';

const BOLD = { b: <b /> };

interface ReportAnswerProps {
  contract: ReportContract;
  answer: Answer;
  catalogue: Catalogue;
}

/** The page's question answered in words, where the report has words for it. */
export function ReportAnswer({ contract, answer, catalogue }: ReportAnswerProps) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const sentences = ANSWER_SENTENCES[contract.name]?.(answer as never, {
    language,
    money: (value) => format.inSentence(value, 'money', answer.meta.currency),
    count: (value) => format.value(value, 'count'),
    share: (value) => format.axisPercent(value),
    month: (value) => format.month(value),
    day: (value) => format.day(value),
    channel: (name) => channelName(t, name),
    word: (column, value) => textOf({ key: column }, value, t, format, answer.meta.timezone),
    metric: (key) => catalogue.label(key),
    figure: (key, value) => format.inSentence(value, catalogue.unit(key), answer.meta.currency),
  });
  if (!sentences?.length) return null;
  return (
    <p className="answer" data-testid="answer">
      {sentences.map(({ key, values = {} }, at) => (
        <span key={`${key} ${JSON.stringify(values)}`}>
          {at > 0 ? ' ' : null}
          <Trans
            i18nKey={`reportAnswer.${key}`}
            values={values}
            {...(typeof values.count === 'number' && { count: values.count })}
            components={BOLD}
          />
        </span>
      ))}
    </p>
  );
}

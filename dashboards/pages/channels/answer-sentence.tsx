import type { ChannelsReport } from '@throughline/api/contract/channels';
import { Trans, useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../view.ts';
import { answerOf } from './answer.ts';

const BOLD = { b: <b /> };

/** The page's question answered in a sentence, with what stands out behind it. */
export function AnswerSentence({ report }: { report: ChannelsReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const answer = answerOf(report);
  if (!answer) {
    return (
      <>
        <p className="answer" data-testid="answer">
          {t('answer.noCost')}
        </p>
        <p className="answer-detail">{t('answer.noCostNext')}</p>
      </>
    );
  }
  const of = t('answer.of', { count: answer.paid });
  const money = (profit: string) => format.inSentence(profit, 'money', report.meta.currency);
  return (
    <>
      <p
        className="answer"
        data-testid="answer"
        data-earning={answer.earning}
        data-paid={answer.paid}
      >
        <Trans
          i18nKey={`answer.earning_${answer.measure}`}
          count={answer.earning}
          values={{ of }}
          components={BOLD}
        />
        {answer.romi === null ? null : (
          <>
            {'; '}
            <Trans
              i18nKey={`answer.romi_${answer.measure}`}
              values={{ romi: format.inSentence(answer.romi, 'percent', report.meta.currency) }}
              components={BOLD}
            />
          </>
        )}
        {'.'}
      </p>
      <p className="answer-detail">
        {[
          answer.measure === 'revenue' ? t('answer.marginUnknown') : null,
          answer.best ? (
            <Trans
              key="best"
              i18nKey="answer.best"
              values={{
                channel: channelName(t, answer.best.channel),
                profit: money(answer.best.profit),
              }}
              components={BOLD}
            />
          ) : null,
          answer.worst ? (
            <Trans
              key="worst"
              i18nKey="answer.worst"
              values={{
                channel: channelName(t, answer.worst.channel),
                profit: money(answer.worst.profit),
              }}
              components={BOLD}
            />
          ) : null,
          answer.costMissing.length > 0
            ? t('answer.costMissing', {
                channels: format.list(answer.costMissing.map((name) => channelName(t, name))),
              })
            : null,
        ]
          .filter((part) => part !== null)
          .map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order
            <span key={index}>{part} </span>
          ))}
      </p>
    </>
  );
}

import { LEAST_SALES } from '@throughline/api/contract/least-sales';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { answerOf, isCostUntold, type Judgement, type Outcome } from './answer.ts';
import { leftOutNames } from './left-out.ts';

const BOLD = { b: <b /> };

/** The page's question answered in a sentence, with what stands out behind it. */
export function AnswerSentence({ report }: { report: ChannelsReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const answer = answerOf(report);
  if (!answer && isCostUntold(report))
    return <Sentence details={[t('answer.costUntoldNext')]}>{t('answer.costUntold')}</Sentence>;
  if (!answer)
    return (
      <Sentence details={[t('answer.noCostNext'), ...nextSteps(report, t, ['cost_missing'])]}>
        {t('answer.noCost')}
      </Sentence>
    );
  if (answer.kind === 'unripe')
    return (
      <Sentence
        details={[answer.ripeOn ? t('answer.ripeOn', { day: format.day(answer.ripeOn) }) : null]}
      >
        <Trans
          i18nKey="answer.unripe"
          values={{ matured: format.axisPercent(answer.matured) }}
          components={BOLD}
        />
        {'.'}
      </Sentence>
    );
  return <Judged report={report} answer={answer} />;
}

function Judged({ report, answer }: { report: ChannelsReport; answer: Judgement }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { currency } = report.meta;
  const outcome = (key: 'best' | 'worst', { channel, profit }: Outcome) => (
    <Trans
      i18nKey={`answer.${key}`}
      values={{
        channel: channelName(t, channel),
        profit: format.inSentence(profit, 'money', currency),
      }}
      components={BOLD}
    />
  );
  const percents = ({ low, high }: NonNullable<Judgement['within']>) => ({
    low: format.inSentence(low, 'percent', currency),
    high: format.inSentence(high, 'percent', currency),
  });
  const left = leftOutNames(report, t);
  const scope = !answer.isOfThese ? 'partly' : answer.paid === 1 ? 'one' : 'these';
  return (
    <Sentence
      earning={answer.earning}
      paid={answer.paid}
      details={[
        answer.measure === 'revenue' ? t('answer.marginUnknown') : null,
        answer.fewSales === null
          ? null
          : t('answer.fewSales', {
              sales: format.value(answer.fewSales, 'count', 1),
              least: LEAST_SALES,
            }),
        answer.isMaturityUnknown ? t('answer.maturityUnknown') : null,
        answer.best && outcome('best', answer.best),
        answer.worst && outcome('worst', answer.worst),
        left.length > 0 ? t('answer.leftOut', { channels: format.list(left) }) : null,
        ...nextSteps(report, t, ['margin_missing']),
      ]}
    >
      <Trans
        i18nKey={`answer.earning_${answer.measure}`}
        count={answer.earning}
        values={{ of: t('answer.of', { count: answer.paid }) }}
        components={BOLD}
      />
      {answer.romi === null ? null : (
        <>
          {'; '}
          <Trans
            i18nKey={`answer.romi_${scope}_${answer.measure}`}
            values={{
              count: answer.paid,
              romi: format.inSentence(answer.romi, 'percent', currency),
            }}
            components={BOLD}
          />
          {answer.within ? ` (${t('answer.within', percents(answer.within))})` : null}
        </>
      )}
      {answer.everything === null ? null : (
        <>
          {'; '}
          {t('answer.everything', {
            romi: format.inSentence(answer.everything, 'percent', currency),
          })}
        </>
      )}
      {'.'}
    </Sentence>
  );
}

interface SentenceProps {
  children: ReactNode;
  details: readonly ReactNode[];
  earning?: number;
  paid?: number;
}

function Sentence({ children, details, earning, paid }: SentenceProps) {
  return (
    <>
      <p className="answer" data-testid="answer" data-earning={earning} data-paid={paid}>
        {children}
      </p>
      <p className="answer-detail" data-testid="answer-detail">
        {details
          .filter((part) => part !== null)
          .map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order
            <span key={index}>{part} </span>
          ))}
      </p>
    </>
  );
}

/** What fills the gaps of a report, as far as the answer has not said it. */
function nextSteps(
  { meta }: ChannelsReport,
  t: (key: string, values: { setting: string }) => string,
  reasons: readonly string[],
): string[] {
  return meta.next
    .filter(({ why }) => reasons.includes(why))
    .map(({ why, setting }) => t(`next.${why}`, { setting }));
}

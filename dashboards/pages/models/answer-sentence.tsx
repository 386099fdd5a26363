import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { Trans, useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { answerOf } from './answer.ts';

const BOLD = { b: <b /> };
/** Shares closer than this are written alike, so the models agree. */
const ALIKE = 0.01;

/** The page's question answered in a sentence, with what stands out behind it. */
export function AnswerSentence({ report }: { report: AttributionReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const answer = answerOf(report);
  if (answer === 'one' || answer === 'none') {
    return (
      <p className="answer" data-testid="answer">
        {t(`analyst.answer.${answer}`)}
      </p>
    );
  }
  const { meta } = report;
  const name = (channel: string) => channelName(t, channel);
  const model = (key: AnyModel) => t(`modelName.${key}`);
  const share = (value: number) => format.axisPercent(value);
  const money = (value: string) => format.inSentence(value, 'money', meta.currency);
  const { low, high, isCertain, rank, leader, sure, steady, pair } = answer;
  const alike = high.share - low.share < ALIKE;
  const first = rank[0] === 1 && rank[1] === 1;
  const parts = [
    meta.of !== 'lead' && low.value !== null && high.value !== null ? (
      <span key="money">
        {t(
          money(low.value) === money(high.value)
            ? 'analyst.answer.moneyAlike'
            : 'analyst.answer.money',
          {
            money: t(`analyst.money.${meta.value}`),
            ...ordered(low.value, high.value, money),
          },
        )}
      </span>
    ) : null,
    sure ? (
      <Trans
        key="sure"
        i18nKey="analyst.answer.sure"
        values={{
          model: model(sure.model),
          level: share(meta.level),
          channel: name(answer.channel),
          low: share(sure.low),
          high: share(sure.high),
        }}
        components={BOLD}
      />
    ) : null,
    leader && !(first && leader.channel === answer.channel) ? (
      <Trans
        key="leader"
        i18nKey={
          leader.first === answer.models ? 'analyst.answer.leaderAll' : 'analyst.answer.leader'
        }
        count={answer.models}
        values={{ first: leader.first, channel: name(leader.channel) }}
        components={BOLD}
      />
    ) : null,
    steady ? (
      <Trans
        key="steady"
        i18nKey={
          share(steady.low) === share(steady.high)
            ? 'analyst.answer.steadyAlike'
            : 'analyst.answer.steady'
        }
        values={{
          channel: name(steady.channel),
          low: share(steady.low),
          high: share(steady.high),
        }}
        components={BOLD}
      />
    ) : null,
    pair
      ? t('analyst.answer.pair', {
          a: model(pair.a),
          b: model(pair.b),
          tau: format.value(pair.tau, 'ratio'),
        })
      : null,
  ].filter((part) => part !== null);
  return (
    <>
      <p
        className="answer"
        data-testid="answer"
        data-channel={answer.channel}
        data-low={low.share}
        data-high={high.share}
      >
        <Trans
          i18nKey={
            alike
              ? 'analyst.answer.same'
              : isCertain
                ? 'analyst.answer.range'
                : 'analyst.answer.unsure'
          }
          values={{
            channel: name(answer.channel),
            low: share(low.share),
            high: share(high.share),
            lowModel: model(low.model),
            highModel: model(high.model),
            ofWhat: t(`analyst.ofWhat.${meta.of}`),
          }}
          components={BOLD}
        />
        {'; '}
        {first
          ? t('analyst.answer.allFirst', { count: answer.models })
          : t(rank[0] === rank[1] ? 'analyst.answer.rank' : 'analyst.answer.ranks', {
              best: rank[0],
              worst: rank[1],
            })}
        {'.'}
      </p>
      <p className="answer-detail">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order
          <span key={index}>{part} </span>
        ))}
      </p>
    </>
  );
}

/** The model with the smaller share may give the larger sum. */
function ordered(left: string, right: string, write: (value: string) => string) {
  return Number(left) <= Number(right)
    ? { low: write(left), high: write(right) }
    : { low: write(right), high: write(left) };
}

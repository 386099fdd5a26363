import type { FraudReport } from '@throughline/api/contract/reports/fraud';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** How many campaigns show a sign of fraud, and where most money is at stake. */
export const fraudAnswer = (
  { rows, meta: { signals } }: FraudReport,
  { money, share, channel, word }: SentenceWriting,
): readonly AnswerSentence[] => {
  const [most] = rows;
  if (!most) {
    const isExamined = signals.some(({ status }) => status === 'nothing');
    return [{ key: isExamined ? 'fraud.none' : 'fraud.untold' }];
  }
  const stake = most.cost_at_stake ?? most.revenue;
  const where = most.campaign === '' ? channel(most.channel) : most.campaign;
  return [
    { key: 'fraud.found', values: { count: rows.length } },
    {
      key: stake === null ? 'fraud.most' : 'fraud.stake',
      values: {
        ...{ where, sign: word('signal', most.signal), share: share(most.share) },
        ...(stake !== null && { money: money(stake) }),
      },
    },
  ];
};

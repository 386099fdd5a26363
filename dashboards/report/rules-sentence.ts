import type { ChannelRulesReport } from '@throughline/api/contract/reports/channel-rules';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** The rule that decided most visits, and how many visits no rule could judge. */
export const rulesAnswer = (
  { rows }: ChannelRulesReport,
  { count, share, channel, word }: SentenceWriting,
): readonly AnswerSentence[] => {
  const counted = rows.map((row) => ({ ...row, visits: Number(row.visits ?? 0) }));
  const all = counted.reduce((sum, { visits }) => sum + visits, 0);
  if (all === 0) return [{ key: 'rules.none' }];
  const [most] = counted
    .filter((row) => row.layer !== null && row.visits > 0)
    .toSorted((a, b) => b.visits - a.visits);
  const untold = counted.find(({ rule }) => rule === 'no-traffic')?.visits ?? 0;
  return [
    ...(most
      ? [
          {
            key: most.channel === null ? 'rules.most' : 'rules.mostOf',
            values: {
              rule: most.pattern || word('rule', most.rule),
              ...(most.channel !== null && { channel: channel(most.channel) }),
              ...{ visits: count(`${most.visits}`), all: count(`${all}`) },
              share: share(most.visits / all),
            },
          },
        ]
      : []),
    ...(untold > 0 ? [{ key: 'rules.untold', values: { count: untold } }] : []),
  ];
};

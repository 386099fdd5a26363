import { decimalText } from '@throughline/api/contract/decimal-text';
import type { ReviewsReport } from '@throughline/api/contract/reports/reviews';
import type { SwotReport } from '@throughline/api/contract/reports/swot';
import type { AnswerSentence, SentenceWriting } from './answer-sentence.ts';

/** The mean rating with its interval, and how many are answered; of requests, what they bring. */
export const reviewsAnswer = (
  { meta: { by }, totals, requests }: ReviewsReport,
  { language, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  if (by === 'request') {
    const shareOf = (name: string) =>
      requests.find(({ request }) => request === name)?.reviewed_share ?? null;
    const [asked, other] = [shareOf('requested'), shareOf('not_requested')];
    if (asked === null || other === null) return [{ key: 'reviews.pending' }];
    return [{ key: 'reviews.request', values: { share: share(asked), other: share(other) } }];
  }
  const { reviews, rating, low, high, answered_share, negative_share } = totals;
  if (reviews === 0) return [{ key: 'reviews.none' }];
  const stars = (value: number) => decimalText(value, 2, language);
  return [
    rating !== null && low !== null && high !== null
      ? {
          key: 'reviews.rating',
          values: { rating: stars(rating), low: stars(low), high: stars(high), reviews },
        }
      : { key: 'reviews.count', values: { reviews } },
    ...(answered_share === null
      ? []
      : [{ key: 'reviews.answered', values: { share: share(answered_share) } }]),
    ...(negative_share === null
      ? []
      : [{ key: 'reviews.negative', values: { share: share(negative_share) } }]),
  ];
};

/** What stands first among strengths and among weaknesses. */
export const swotAnswer = (
  { rows }: SwotReport,
  { word, channel }: SentenceWriting,
): readonly AnswerSentence[] => {
  const first = (side: string) => {
    const row = rows.find((one) => one.side === side);
    if (!row) return null;
    const what = word('swot_rule', row.rule);
    if (row.name === '') return what;
    return `${what} (${row.report === 'channels' ? channel(row.name) : row.name})`;
  };
  const [best, worst] = [first('strength'), first('weakness')];
  if (rows.length === 0) return [{ key: 'swot.none' }];
  return [
    ...(best === null ? [] : [{ key: 'swot.best', values: { best } }]),
    ...(worst === null ? [] : [{ key: 'swot.worst', values: { worst } }]),
  ];
};

import { decimalText } from '@throughline/api/contract/decimal-text';
import type { ReviewsReport } from '@throughline/api/contract/reports/reviews';
import type { SocialReport } from '@throughline/api/contract/reports/social';
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
  { word, channel, money }: SentenceWriting,
): readonly AnswerSentence[] => {
  const first = (side: string) => {
    const row = rows.find((one) => one.side === side);
    if (!row) return null;
    const name = row.report === 'channels' ? channel(row.name) : row.name;
    return [
      `${word('swot_rule', row.rule)}${row.name === '' ? '' : ` (${name})`}`,
      ...(row.amount === null ? [] : [money(row.amount.replace(/^-/, ''))]),
    ].join(', ');
  };
  const [best, worst] = [first('strength'), first('weakness')];
  if (rows.length === 0) return [{ key: 'swot.none' }];
  return [
    ...(best === null ? [] : [{ key: 'swot.best', values: { best } }]),
    ...(worst === null ? [] : [{ key: 'swot.worst', values: { worst } }]),
  ];
};

/** What posts reach and lead to; of hours the one that is better than the others beyond chance. */
export const socialAnswer = (
  { meta: { by, minimum }, rows, totals }: SocialReport,
  { count, share }: SentenceWriting,
): readonly AnswerSentence[] => {
  const { posts, reach, engagement_rate: rate, visits } = totals;
  if (rows.length === 0) return [{ key: 'social.none' }];
  if (by === 'hour') {
    const best = rows
      .filter(({ hour_verdict }) => hour_verdict === 'better')
      .toSorted((a, b) => (b.low ?? 0) - (a.low ?? 0))[0];
    if (best) return [{ key: 'social.hour', values: { hour: `${best.name}:00` } }];
    const isJudged = rows.some(({ hour_verdict }) => hour_verdict !== 'too_few');
    return [{ key: isJudged ? 'social.noHour' : 'social.fewHours', values: { minimum } }];
  }
  return [
    reach === null || rate === null
      ? { key: 'social.posts', values: { posts: count(`${posts}`) } }
      : {
          key: 'social.reach',
          values: { posts: count(`${posts}`), reach: count(`${reach}`), rate: share(rate) },
        },
    ...(visits === null ? [] : [{ key: 'social.visits', values: { visits: count(`${visits}`) } }]),
  ];
};

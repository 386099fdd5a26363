import type { Calendar } from '../calendar.ts';
import type { Post, ProfileFigures } from '../posts.ts';
import type { Review } from '../reviews.ts';

/** Reviews as a tool that watches them exports them. */
export function reviewsFile(reviews: readonly Review[], calendar: Calendar): string {
  const lines = reviews.map(({ order, platform, branch, stars, text, at, answeredAt, isKnown }) =>
    [
      ...[calendar.local(at), platform, branch ?? '', stars, text],
      ...[answeredAt === undefined ? '' : calendar.local(answeredAt)],
      ...(isKnown ? [order.number, order.person.email] : ['', '']),
    ].join(';'),
  );
  const heading = 'Review date;Platform;Branch;Rating;Review;Reply date;Order number;Email';
  return `${heading}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Posts, and mentions and followers by week, as one table. */
export function socialFile(
  posts: readonly Post[],
  profiles: readonly ProfileFigures[],
  calendar: Calendar,
): string {
  const lines = [
    ...posts.map(({ key, network, at, reach, engagements, clicks, link }) => [
      ...[network, calendar.local(at), key, reach, engagements, clicks ?? '', '', '', link ?? ''],
    ]),
    ...profiles.map(({ network, day, followers, mentions }) => [
      ...[network, day, '', '', '', '', followers, mentions, ''],
    ]),
  ];
  const heading = 'Network;Published at;Post;Reach;Engagements;Clicks;Followers;Mentions;Link';
  return `${heading}\n${lines.map((line) => `${line.join(';')}\n`).join('')}`;
}

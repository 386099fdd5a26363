import type { EventFact, Fact, SliceFact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { at, email, entity, order, visit } from '@throughline/transform/testing/facts';

const mail = (of: string) => email(`${of}@mail.example`);
const written = (id: string, time: string, fields: object, of?: string) =>
  entity(
    'review',
    id,
    `${time}Z`,
    { createdAt: at(`${time}Z`), ...fields },
    of === undefined ? {} : { email: mail(of) },
  );
const of = (rating: number, ratingMax = 5) => ({
  ...{ rating: BigInt(rating) * 1_000_000n, ratingMax: BigInt(ratingMax) * 1_000_000n },
});

/**
 * Reviews of March 2026, and sales of January after which one was asked for or not.
 *
 * | review | where, of       | stars  | what it says              | answered        |
 * |--------|-----------------|--------|---------------------------|-----------------|
 * | r1     | 2gis, Centre    | 5      | praise                    | after 24 hours  |
 * | r2     | 2gis, Centre    | 1      | complaint                 | after 6 hours   |
 * | r3     | google, North   | 4      | –                         | –               |
 * | r4     | google          | 8 of 10| complaint, denied praise  | –               |
 * | r5     | site            | –      | praise                    | –               |
 * | r6     | site            | –      | –; negative as told       | –               |
 * | r7     | site            | –      | –                         | –               |
 * | r8     | google          | 1      | taken down                | –               |
 *
 * In January w1 was asked and wrote on the fifteenth day, w2 was asked and did not; w3 was not asked, and the review of order w3
 * came in 70 days.
 */
export function publicFacts(): readonly Fact[] {
  const asked = (who: string, time: string) =>
    visit([mail(who)], time, undefined, {
      ...{ type: 'message_sent' as EventFact['type'], name: 'sent', medium: 'email' },
      ...{ subject: 'Review-Request', variant: 'triggered' },
    });
  const bought = (who: string, day: string) =>
    order(who, { email: mail(who) }, `2026-01-${day}T10:00:00Z`, 100, { cost: 50 });
  return [
    ...posts(),
    written('r1', '2026-03-02T09:00:00', {
      ...{ platform: '2gis', branch: 'Centre', object: 'Oak table', ...of(5) },
      ...{ text: 'Отличный стол, быстро привезли', replyAt: at('2026-03-03T09:00:00Z') },
    }),
    written('r2', '2026-03-04T09:00:00', {
      ...{ platform: '2gis', branch: 'Centre', ...of(1), text: 'Ужасно: стол сломан' },
      replyAt: at('2026-03-04T15:00:00Z'),
    }),
    written('r3', '2026-03-05T09:00:00', { platform: 'google', branch: 'North', ...of(4) }),
    written('r4', '2026-03-06T09:00:00', {
      ...{ platform: 'google', ...of(8, 10), text: 'Not very good, a leg is broken' },
    }),
    written('r5', '2026-03-07T09:00:00', { place: 'site', text: 'Harika masa, çok memnun kaldım' }),
    written('r6', '2026-03-08T09:00:00', { place: 'site', sentiment: 'negative' }),
    written('r7', '2026-03-09T09:00:00', { place: 'site' }),
    written('r8', '2026-03-10T09:00:00', { platform: 'google', ...of(1), isRemoved: true }),
    bought('w1', '05'),
    asked('w1', '2026-01-10T10:00:00Z'),
    written('x1', '2026-01-20T10:00:00', { place: 'site', ...of(5) }, 'w1'),
    bought('w2', '06'),
    asked('w2', '2026-01-11T10:00:00Z'),
    bought('w3', '07'),
    written('x3', '2026-03-18T10:00:00', { place: 'map', ...of(3), orderId: '#w3' }),
  ];
}

/**
 * Posts of March: two of news with its tags (reach 100 and 300, engagements 10 and 14), one of vk without a link (reach not told),
 * and its profile of the 9th with 50 followers and two mentions. The first was told before with other figures.
 */
function posts(): readonly Fact[] {
  const told = (
    taken: string,
    date: string,
    dimensions: Readonly<Record<string, string>>,
    figures: Readonly<Record<string, number>>,
  ): SliceFact => {
    const key = `social:${dimensions.network}:${dimensions.post ?? date}`;
    return {
      ...{ kind: 'slice', type: 'social_stats', source: 'files', account: 'social', isTest: false },
      ...{ id: deterministicId('slice', key, taken), occurredAt: at(taken) },
      slice: {
        ...{ key, snapshotAt: at(taken), part: 1, parts: 1 },
        snapshotId: deterministicId('snapshot', key, taken),
      },
      rows: [
        {
          ...{ date, dimensions },
          metrics: Object.fromEntries(
            Object.entries(figures).map(([name, value]) => [name, BigInt(value) * 1_000_000n]),
          ),
        },
      ],
    };
  };
  const url = 'https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=letter';
  const first = { network: 'news', post: 'p1', kind: 'post', url };
  const [early, late] = ['2026-03-20T00:00:00Z', '2026-04-01T00:00:00Z'];
  const published = '2026-03-03T18:05:00.000Z';
  return [
    told(early, '2026-03-03', { ...first, published }, { reach: 50, engagements: 1 }),
    told(late, '2026-03-03', { ...first, published }, { reach: 100, engagements: 10, clicks: 2 }),
    told(late, '2026-03-05', { ...first, post: 'p2' }, { reach: 300, engagements: 14, clicks: 1 }),
    told(late, '2026-03-08', { network: 'vk', post: 'p3', kind: 'post' }, { likes: 4, shares: 1 }),
    told(late, '2026-03-09', { network: 'vk', kind: 'profile' }, { followers: 50, mentions: 2 }),
  ];
}

import type { Fact } from '@throughline/ingest/contract/fact';
import { at, email, entity, visit } from '@throughline/transform/testing/facts';

const mail = (of: string) => email(`${of}@list.example`);

/** A subscriber; days are of 2026. */
function subscriber(
  of: string,
  since: string | null,
  more: {
    left?: string;
    status?: 'active' | 'pending' | 'unsubscribed';
    medium?: 'email' | 'sms';
  } = {},
): Fact {
  const { left, medium = 'email' } = more;
  const day = (text: string) => at(`2026-${text}T09:00:00Z`);
  return entity(
    'subscriber',
    `list:${of}`,
    `2026-${left ?? since ?? '01-01'}T09:00:00Z`,
    {
      ...{ list: medium === 'sms' ? 'Texts' : 'News', medium },
      status: more.status ?? (left ? 'unsubscribed' : 'active'),
      subscribedAt: since === null ? null : day(since),
      unsubscribedAt: left ? day(left) : null,
    } as never,
    { email: mail(of) },
  );
}

function came(
  of: string,
  day: string,
  type: 'message_bounced' | 'message_complained',
  variant: string,
) {
  return visit([mail(of)], `2026-${day}T09:00:00Z`, undefined, {
    ...{ type, name: type, subject: 'News', variant, medium: 'email' },
  });
}

/**
 * Mailing lists in March and April 2026.
 *
 * | who | on the list    | why no longer                              |
 * |-----|----------------|--------------------------------------------|
 * | a   | since January  |                                            |
 * | b   | since February | unsubscribed on 5 March                    |
 * | c   | 2–20 March     | unsubscribed                               |
 * | d   | since 15 March | hard bounce on 2 April                     |
 * | e   | since February | a soft bounce in March says nothing        |
 * | f   | texts, 10 April | a complaint about mail is not about texts |
 * | i   | since 20 February | a bounce before it says nothing         |
 * | j   | since 1 April  | complained on 3 April                      |
 *
 * g has not confirmed; of h nobody says since when.
 */
export const LIST_FACTS: readonly Fact[] = [
  subscriber('a', '01-10'),
  subscriber('b', '02-10', { left: '03-05' }),
  subscriber('c', '03-02', { left: '03-20' }),
  subscriber('d', '03-15'),
  subscriber('e', '02-01'),
  subscriber('f', '04-10', { medium: 'sms' }),
  subscriber('g', '03-03', { status: 'pending' }),
  subscriber('h', null),
  subscriber('i', '02-20'),
  subscriber('j', '04-01'),
  came('d', '04-02', 'message_bounced', 'hard'),
  came('d', '04-09', 'message_bounced', 'hard'),
  came('e', '03-03', 'message_bounced', 'soft'),
  came('f', '04-12', 'message_complained', ''),
  came('i', '02-10', 'message_bounced', 'hard'),
  came('j', '04-03', 'message_complained', ''),
];

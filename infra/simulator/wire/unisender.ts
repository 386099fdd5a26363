import { createHash } from 'node:crypto';
import { type Calendar, HOUR } from '../calendar.ts';
import { ACCOUNTS } from '../credentials.ts';
import type { Message } from '../delivery.ts';
import type { MailEvent } from '../mailings.ts';
import { hexOf } from '../random.ts';

/** The service reports in lists of so many events, and not later than so long after the first of them. */
const MOST = 100;
const WAIT = 3 * HOUR;

/** What became of messages, in the service's notifications. They are signed by a digest that stands in the body itself. */
export function unisenderMessages(
  events: readonly MailEvent[],
  calendar: Calendar,
  apiKey: string,
): readonly Message[] {
  const messages: Message[] = [];
  let list: MailEvent[] = [];
  const put = () => {
    const [first, last] = [list[0], list.at(-1)];
    if (first && last) messages.push(messageOf(list, first.at, last.at, calendar, apiKey));
    list = [];
  };
  for (const event of events) {
    if (list.length >= MOST || (list[0] && event.at - list[0].at > WAIT)) put();
    list.push(event);
  }
  put();
  return messages;
}

function messageOf(
  list: readonly MailEvent[],
  first: number,
  at: number,
  calendar: Calendar,
  apiKey: string,
): Message {
  const body = (auth: string) =>
    JSON.stringify({
      auth,
      events_by_user: [{ user_id: 410_077, events: list.map((event) => eventOf(event, calendar)) }],
    });
  return {
    key: `unisender.${first}.${list[0]!.person.index}`,
    at,
    source: 'unisender',
    account: ACCOUNTS.unisender,
    path: `/collect/unisender/${ACCOUNTS.unisender}`,
    headers: () => ({}),
    body: () => body(createHash('md5').update(body(apiKey)).digest('hex')),
    isWhole: true,
  };
}

function eventOf(
  { campaign, isTriggered, person, status, at, url }: MailEvent,
  calendar: Calendar,
) {
  return {
    event_name: isTriggered ? 'transactional_email_status' : 'email_status',
    event_time: calendar.local(at).slice(0, 19).replace('T', ' '),
    event_data: {
      email: person.email,
      status: status === 'bounced' ? 'hard_bounced' : status,
      ...(isTriggered ? { job_id: campaign } : { campaign_id: campaign }),
      ...(status === 'opened' && {
        user_agent: hexOf(2, person.index) < '60' ? 'Apple Mail' : 'Chrome',
      }),
      ...(url && { url }),
    },
  };
}

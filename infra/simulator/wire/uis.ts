import { type Calendar, SECOND } from '../calendar.ts';
import type { Callback } from '../callbacks.ts';
import { OFFICE_NUMBER } from '../calls.ts';
import { ACCOUNTS } from '../credentials.ts';
import type { Message } from '../delivery.ts';

/** What the telephone system says of each call that the desk made, by the template of its account. */
export function uisMessage(back: Callback, calendar: Calendar, secret: string): Message {
  const { call, operator, at, waitSeconds, talkSeconds } = back;
  const endedAt = at + (waitSeconds + talkSeconds) * SECOND;
  return {
    key: `uis.${back.key}`,
    at: endedAt,
    source: 'uis',
    account: ACCOUNTS.uis,
    path: `/collect/uis/${ACCOUNTS.uis}?secret=${secret}`,
    headers: () => ({}),
    body: () =>
      JSON.stringify({
        notification: 'call_end',
        call_session_id: `8${String(call.number).padStart(9, '0')}`,
        ts: calendar.local(endedAt),
        start: calendar.local(at),
        contact: call.person.phone,
        virtual: OFFICE_NUMBER,
        direction: 'out',
        is_lost: talkSeconds > 0 ? 'false' : 'true',
        talk: String(talkSeconds),
        wait: String(waitSeconds),
        employee: operator.name,
      }),
  };
}

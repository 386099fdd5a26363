import { isAllowed } from './consent.ts';
import { endpoint } from './options.ts';
import { read, write } from './storage.ts';

export type Event = Record<string, unknown>;

const KEY = 'tl_q';
const MOST = 50;
/** Events of one moment go together. */
const PAUSE_MS = 300;
/** Beacons of a page share 64 KiB. */
const BEACON = 6e4;

let waiting: Event[] = [];
let sending: Event[] = [];
let isTimed = false;
let failures = 0;

/** What an earlier page could not send; an event that did arrive is known by its id. */
export function resume(): void {
  waiting = (read<Event[]>(KEY) ?? [])
    .filter(({ at }) => Date.now() - (at as number) < 864e5)
    .concat(waiting);
  if (waiting[0]) later(PAUSE_MS);
}

export function push(event: Event): void {
  waiting = [...waiting, event].slice(-MOST);
  later(PAUSE_MS);
}

/** The page may end at any time from here: nothing is asked of it but the hand-over. */
export function leave(): void {
  if (waiting[0] && navigator.sendBeacon?.(endpoint, bodyOf(waiting))) waiting = [];
  keep();
}

function later(pause: number): void {
  if (isTimed) return;
  isTimed = true;
  setTimeout(() => {
    isTimed = false;
    void send();
  }, pause);
}

async function send(): Promise<void> {
  if (sending[0] || !waiting[0]) return;
  sending = waiting;
  waiting = [];
  keep();
  const body = bodyOf(sending);
  // A text needs no preflight.
  const status = await fetch(endpoint, {
    ...{ method: 'POST', body, credentials: 'omit', keepalive: body.length < BEACON },
  }).then(
    (reply) => reply.status,
    () => 0,
  );
  // Other refusals would be the same the next time.
  const isLost = status === 0 || status === 429 || status >= 500;
  if (isLost) waiting = [...sending, ...waiting].slice(-MOST);
  else failures = 0;
  sending = [];
  keep();
  // After a second, four and sixteen; then with the next event.
  if (waiting[0] && failures < 3) later(isLost ? 1e3 * 4 ** failures++ : 0);
}

function keep(): void {
  const all = [...sending, ...waiting];
  write(KEY, isAllowed() && all[0] && all);
}

const bodyOf = (events: Event[]) => JSON.stringify({ sent_at: Date.now(), events });

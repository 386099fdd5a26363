import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECT_PATH } from './payloads.ts';

/** Asks the line's warehouse. */
export type Ask = (sql: string, parameters: Record<string, unknown>) => Promise<unknown>;

export interface Markers {
  /** Sends one more now. */
  send(name: string): Promise<void>;
  /** Sends no more and waits until every one is visible; milliseconds that each took. */
  settle(): Promise<number[]>;
}

const SEND_EVERY_MS = 1000;
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 180_000;
const PUBLISHED = 'SELECT max(revision) AS revision FROM publications';
const VISIBLE = `
  SELECT substring(native_id, length('ga4:main:') + 1) AS name
  FROM touchpoint_rows
  WHERE day >= today() - 1
    AND owner IN (SELECT sipHash64(concat('ga_client_id:', arrayJoin({names:Array(String)}))))
    AND (generation, revision) <= (SELECT generation, revision FROM publications ORDER BY revision DESC LIMIT 1)`;

/** Sends a visit each second and looks four times a second which of them are in `touchpoints`. */
export function startMarkers(url: string, ask: Ask): Markers {
  const run = crypto.randomUUID().slice(0, 8);
  const waiting = new Map<string, number>();
  const freshness: number[] = [];
  let sending = true;
  let number = 0;
  const send = async (name: string) => {
    const response = await fetch(url + COLLECT_PATH, { method: 'POST', body: body(run + name) });
    if (response.status !== 204) throw new Error(`A marker was answered with ${response.status}`);
    waiting.set(run + name, Date.now());
  };
  const sender = (async () => {
    while (sending) {
      await send(`-${++number}`);
      await sleep(SEND_EVERY_MS);
    }
  })();
  let seen = '';
  // Finding the markers reads every touchpoint of the day: only a state that is new is worth it.
  const look = async () => {
    const names = [...waiting.keys()];
    const [state] = (await ask(PUBLISHED, {})) as { revision: string }[];
    const question = `${state!.revision} ${names.at(-1)}`;
    if (question === seen) return;
    seen = question;
    const rows = (await ask(VISIBLE, { names })) as { name: string }[];
    for (const { name } of rows) {
      freshness.push(Date.now() - waiting.get(name)!);
      waiting.delete(name);
    }
  };
  const looker = (async () => {
    while (sending || waiting.size > 0) {
      if (waiting.size > 0) await look();
      await sleep(LOOK_EVERY_MS);
    }
  })();
  // Told by `settle`, which comes later.
  sender.catch(() => {});
  looker.catch(() => {});
  return {
    send,
    async settle() {
      sending = false;
      await sender;
      const settled = new AbortController();
      const late = sleep(PATIENCE_MS, undefined, { signal: settled.signal }).then(
        () => {
          throw new Error(`${waiting.size} markers are not visible after ${PATIENCE_MS} ms`);
        },
        () => {},
      );
      await Promise.race([looker, late]);
      settled.abort();
      return freshness;
    },
  };
}

function body(name: string): string {
  const params = { session_id: name, page_location: 'https://shop.example/' };
  return JSON.stringify({ client_id: name, events: [{ name: 'page_view', params }] });
}

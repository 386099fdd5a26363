import { runs } from '@throughline/ingest/testing/long-runs';
import {
  client,
  crm,
  email,
  entity,
  form,
  order,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProblemError } from '../problems/problems.ts';
import { documentFact } from '../testing/document-fact.ts';
import { dryRun, type SendParts, send } from './send.ts';
import type { Target, VendorName } from './target.ts';
import type { Delivered, OutgoingRequest } from './vendor.ts';

const START = Date.parse('2026-03-20T06:00:00Z');
let line: Awaited<ReturnType<typeof openTestLine>>;
/** Of the processes that send; it never goes back. */
let now = START;

const consent = (
  who: Parameters<typeof visit>[0],
  time: string,
  said: NonNullable<Parameters<typeof visit>[3]>['consent'],
) =>
  visit(who, time, undefined, {
    ...{ type: 'consent', name: `consent ${JSON.stringify(said)}`, sessionId: undefined },
    consent: said,
  });
const click = (id: string, time: string, country?: string) =>
  visit(
    [client(id)],
    time,
    { source: 'google', medium: 'cpc' },
    {
      clickIds: { gclid: `Gc-${id}`, yclid: `Yc-${id}`, fbclid: `Fb-${id}` },
      ...(country && { region: { country } }),
    },
  );
const BOTH = { ads: 'granted', adUserData: 'granted' } as const;

/**
 * | who | clicked on  | consent                                  | order                     |
 * |-----|-------------|------------------------------------------|---------------------------|
 * | a   | 15th        | granted both                             | A-1, 131.60               |
 * | b   | 15th, in KZ | never asked                              | B-1, 50.00                |
 * | c   | 15th        | never asked, nobody knows where          | C-1                       |
 * | d   | 15th        | granted, denied advertising on the 17th  | D-1                       |
 * | e   | 15th        | granted both; its contact denied user data on the 18th | E-1         |
 * | f   | –           | granted both                             | F-1: nothing to find it by |
 * | g   | 15th        | granted both                             | G-1, 20.00, and a form    |
 */
beforeAll(async () => {
  line = await openTestLine({ currency: 'EUR', timezone: 'UTC' }, undefined, START * 1000);
  const at = '2026-03-15T10:00:00Z';
  const bought = (id: string, net: number) =>
    order(`${id}-1`, { client_id: client(id) }, '2026-03-16T10:00:00Z', net);
  await line.load([
    ...['a', 'c', 'd', 'e', 'g'].map((id) => click(id, at)),
    click('b', at, 'KZ'),
    ...['a', 'd', 'e', 'f', 'g'].map((id) => consent([client(id)], at, BOTH)),
    consent([client('d')], '2026-03-17T10:00:00Z', { ads: 'denied' }),
    visit([client('e'), email('e'.repeat(64))], '2026-03-15T11:00:00Z'),
    entity(
      'contact',
      '31',
      '2026-03-18T10:00:00Z',
      { consentAdUserData: 'denied' },
      { email: email('e'.repeat(64)), contact: crm('31') },
    ),
    ...Object.entries({ a: 131.6, b: 50, c: 30, d: 30, e: 30, f: 30, g: 20 }).map(([id, net]) =>
      bought(id, net),
    ),
    form([client('g')], '2026-03-15T12:00:00Z'),
  ]);
  await line.advance();
});
afterAll(() => line.close());

/** A platform that knows copies as its vendor says, and what to do with the next requests. */
function platform(vendor: VendorName) {
  const taken: string[] = [];
  const bodies: string[] = [];
  const comments: string[] = [];
  let plan: readonly (
    | 'ok'
    | 'busy'
    | 'dies before'
    | 'dies after'
    | 'killed before'
    | 'killed after'
  )[] = [];
  let turn = 0;
  async function post(request: OutgoingRequest): Promise<Delivered> {
    const url = new URL(request.url);
    if (request.method === 'GET')
      return answer(200, { uploadings: comments.map((comment) => ({ comment })) });
    bodies.push(request.body!);
    const next = plan[turn++] ?? 'ok';
    if (next === 'busy') return answer(429);
    if (next === 'killed before') throw new Killed();
    if (next !== 'dies before') {
      const ids = idsIn(vendor, request.body!);
      for (const id of ids) if (vendor === 'metrica' || !taken.includes(id)) taken.push(id);
      comments.push(url.searchParams.get('comment') ?? '');
      if (next === 'killed after') throw new Killed();
      if (next === 'ok')
        return answer(200, {
          ...{ requestId: 'r', events_received: ids.length },
          uploading: { id: 1, source_quantity: ids.length },
        });
    }
    return { kind: 'lost', reason: 'econnreset' };
  }
  return {
    ...{ taken, bodies, post },
    does(next: typeof plan) {
      [plan, turn] = [next, 0];
    },
  };
}

class Killed extends Error {}
const answer = (status: number, body: object = {}): Delivered => ({
  ...{ kind: 'answer', status, body: JSON.stringify(body) },
});

/** What the platform tells conversions apart by: an id, or a click and a time. */
function idsIn(vendor: VendorName, body: string): string[] {
  if (vendor === 'metrica')
    return body
      .split('\r\n')[4]!
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 3).join());
  const { events = [], data = [] } = JSON.parse(body);
  return [...events, ...data].map((one) => one.transactionId ?? one.event_id);
}

function targetOf(vendor: VendorName, name: string, more: Partial<Target> = {}): Target {
  return {
    ...{ name, vendor, account: '1', contacts: true, endpoint: 'https://to.example' },
    conversions: [{ of: 'sale', as: '777', value: 'revenue' }],
    ...more,
  };
}

let ran = 0;
function partsWith(post: SendParts['post']): SendParts {
  return {
    store: () => ({
      ...{ reader: line.warehouse.reader(), author: 'anna', now: new Date(++now) },
      async append(document) {
        await line.load([documentFact(document)]);
        return { visible: true };
      },
    }),
    consent: { neededIn: new Set(['DE']) },
    ...{ post, sleep: async () => {}, newRun: () => `run${++ran}` },
  };
}

it('shows what would go, sends it once, and keeps what became of it', async () => {
  const google = platform('google');
  const parts = partsWith(google.post);
  const target = targetOf('google', 'ads');
  await expect(send(target, 'http', parts)).rejects.toMatchObject({ code: 'dry_run_needed' });
  const shown = await dryRun(target, parts);
  expect(shown).toMatchObject({
    ready: 3,
    left: { consent_denied: 2, consent_unknown: 1, no_identifier: 1 },
  });
  // Each sale with its own click.
  const found = shown.examples.map(({ value, click: by }) => `${by?.begins} ${value}`);
  expect(found.sort()).toEqual(['Gc-a 131.6', 'Gc-b 50', 'Gc-g 20']);
  expect(google.bodies).toEqual([]);
  expect(await send(target, 'http', parts)).toMatchObject({
    accepted: 3,
    waiting: 0,
    left: { sent: 3 },
  });
  expect(await send(target, 'http', parts)).toMatchObject({ accepted: 0, left: { sent: 3 } });
  expect(google.bodies).toHaveLength(1);
  // Other settings are to be seen first.
  const other = { ...target, account: '2' };
  await expect(send(other, 'http', parts)).rejects.toMatchObject({ code: 'dry_run_needed' });
});

it('refuses while another run has not ended, and goes on once it must have been killed', async () => {
  const meta = platform('meta');
  const parts = partsWith(meta.post);
  const target = targetOf('meta', 'pixel');
  await dryRun(target, parts);
  meta.does(['killed after']);
  await expect(send(target, 'http', parts)).rejects.toThrow(Killed);
  await expect(send(target, 'http', parts)).rejects.toMatchObject({ code: 'sending_busy' });
  now += 11 * 60_000;
  expect(await send(target, 'http', parts)).toMatchObject({ accepted: 3 });
  expect(meta.taken).toHaveLength(3);
  expect(meta.bodies).toHaveLength(2);
});

it('hands out a file in place of a request, and counts it as sent', async () => {
  const target = targetOf('metrica', 'by-hand');
  const parts = partsWith(platform('metrica').post);
  await dryRun(target, parts);
  const { file, ...run } = await send(target, 'file', parts);
  expect(run).toMatchObject({ filed: 3, accepted: 0 });
  expect(file?.text.split('\n')[0]).toBe('Yclid,Target,DateTime,Price,Currency');
  expect(await send(target, 'file', parts)).toMatchObject({ filed: 0, left: { sent: 3 } });
});

const MISHAP = fc.constantFrom(
  ...(['ok', 'busy', 'dies before', 'dies after', 'killed before', 'killed after'] as const),
);
it('sends nothing twice and nothing that consent forbids, whatever dies when', async () => {
  let world = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('google' as const, 'meta' as const, 'metrica' as const),
      fc.array(fc.array(MISHAP, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
      async (vendor, plans) => {
        const to = platform(vendor);
        const parts = partsWith(to.post);
        const target = targetOf(vendor, `world${world++}`);
        await dryRun(target, parts);
        for (const plan of [...plans, [], []]) {
          to.does(plan);
          await send(target, 'http', parts).catch((error: unknown) => {
            if (!(error instanceof Killed || error instanceof ProblemError)) throw error;
          });
          now += 11 * 60_000;
        }
        expect(new Set(to.taken).size).toBe(to.taken.length);
        expect(to.taken).toHaveLength(3);
        for (const body of to.bodies) expect(body).not.toMatch(/(Gc|Yc|Fb)-[cde]|eeee/);
      },
    ),
    { numRuns: runs(3, 60) },
  );
});

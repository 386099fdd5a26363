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
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentFact } from '../testing/document-fact.ts';
import { Killed, platform } from '../testing/platform.ts';
import { readCandidates } from './read-candidates.ts';
import { readLedger } from './read-ledger.ts';
import { dryRun, type SendParts, send } from './send.ts';
import type { Target, VendorName } from './target.ts';

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
    ...{ author: 'anna', now: () => new Date(++now) },
    entries: (name) => readLedger(line.warehouse.reader(), name),
    candidates: (asked) => readCandidates(line.warehouse.reader(), asked),
    async append(document) {
      await line.load([documentFact(document)]);
      return { visible: true };
    },
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
  now += 16 * 60_000;
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

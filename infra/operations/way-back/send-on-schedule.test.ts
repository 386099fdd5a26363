import type { WrittenEntry } from '@throughline/api/way-back/ledger';
import { dryRun, type SendParts } from '@throughline/api/way-back/send';
import type { Target } from '@throughline/api/way-back/target';
import { expect, it } from 'vitest';
import { sendOnSchedule } from './send-on-schedule.ts';

const START = Date.parse('2026-03-20T06:00:00Z');
const HOUR = 3_600_000;
const target: Target = {
  ...{ name: 'meta', vendor: 'meta', account: '1', contacts: true, endpoint: 'https://to.example' },
  conversions: [{ of: 'sale', as: 'Purchase', value: 'revenue' }],
};

/** A platform that takes everything, and a ledger in memory: what a restart leaves is the ledger. */
function world() {
  const written: WrittenEntry[] = [];
  const state = { now: START, isDown: false, sales: 1, requests: 0, said: [] as string[] };
  const parts = (): SendParts => ({
    ...{ author: 'schedule', now: () => new Date(++state.now), sleep: async () => {} },
    newRun: () => `run${++state.now}`,
    entries: async () => [...written],
    append: async ({ version, body, created_at }) => {
      const entry = structuredClone(body) as WrittenEntry['entry'];
      written.push({ version, author: 'schedule', at: Date.parse(created_at), entry });
      return { visible: true };
    },
    candidates: async () =>
      Array.from({ length: state.sales }, (_, index) => ({
        ...{ key: `order:shop:main:${index}`, of: 'sale', at: START - HOUR, country: 'KZ' },
        ...{ currency: 'EUR', revenueMicros: 1_000_000n, marginMicros: null },
        owner: {
          ...{ clicks: [], consent: {} },
          identifiers: { email: [String(index).repeat(64)] },
        },
      })) as never,
    consent: { neededIn: new Set() },
    post: async () => {
      state.requests++;
      if (state.isDown) return { kind: 'answer', status: 503, body: '' };
      return { kind: 'answer', status: 200, body: '{"events_received":1}' };
    },
  });
  const open = () =>
    sendOnSchedule({
      ...{ targets: [{ target, everyHours: 6 }], parts, now: () => state.now },
      say: (_, message) => state.said.push(message),
    });
  return { state, parts, open };
}
/** Lets a run that was begun end. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

it('sends every so many hours and what is new, and knows from the ledger when it did, over a restart as well', async () => {
  const { state, parts, open } = world();
  await dryRun(target, parts());
  let schedule = open();
  const look = async (hours: number) => {
    state.now = START + hours * HOUR;
    schedule.look();
    await turns();
    return state.requests;
  };
  expect(await look(0)).toBe(1);
  state.sales = 2;
  expect(await look(5.9)).toBe(1);
  await schedule.stop();
  schedule = open();
  expect(await look(5.95)).toBe(1);
  expect(await look(6.1)).toBe(2);
  // Nothing new: nothing goes.
  expect(await look(12.3)).toBe(2);
  expect(state.said).toEqual([]);
});

it('waits for a dry run of its settings, and says so', async () => {
  const { state, parts, open } = world();
  const schedule = open();
  schedule.look();
  await turns();
  expect(state.requests).toBe(0);
  expect(state.said).toEqual(['conversions were not sent to meta: dry_run_needed']);
  await dryRun(target, parts());
  state.now += HOUR / 2;
  schedule.look();
  await turns();
  expect(state.requests).toBe(1);
  await schedule.stop();
});

it('says that a platform is away, leaves it alone and tries again', async () => {
  const { state, parts, open } = world();
  await dryRun(target, parts());
  state.isDown = true;
  const schedule = open();
  schedule.look();
  await turns();
  const tried = state.requests;
  expect(tried).toBeGreaterThan(0);
  expect(state.said[0]).toMatch(/^meta answered /);
  schedule.look();
  await turns();
  expect(state.requests).toBe(tried);
  state.isDown = false;
  state.now += 7 * HOUR;
  schedule.look();
  await turns();
  expect(state.requests).toBe(tried + 1);
});

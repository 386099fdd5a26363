import { inLong } from '@throughline/ingest/testing/in-long';
import { afterEach, expect, it } from 'vitest';
import { readNotices } from '../notices/notices.ts';
import { client, costs, order, rates, units, user, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { type Goal, goalsSchema } from './goal.ts';

type Line = Awaited<ReturnType<typeof openTestLine>>;
const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
});

async function lineWith(...goals: unknown[]): Promise<Line> {
  const line = await openTestLine({ currency: 'EUR', goals: goalsSchema.parse(goals) as Goal[] });
  lines.push(line);
  return line;
}

const reached = (line: Line) =>
  line.rows<{ kind: string; at: string; revenue: string | null; touches: string }>(
    `SELECT c.kind AS kind, formatDateTime(c.at, '%d %H:%i') AS at, toString(c.revenue_base) AS revenue,
       toString(j.touches) AS touches
     FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) AS c
     LEFT JOIN (SELECT conversion_id, countIf(touch_id != 0) AS touches
       FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) GROUP BY conversion_id) AS j
       ON j.conversion_id = c.conversion_id
     WHERE startsWith(c.kind, 'goal:') ORDER BY kind, c.at`,
  );
const times = async (line: Line, name: string) =>
  (await reached(line)).filter(({ kind }) => kind === `goal:${name}`).map(({ at }) => at);

/** An event of one's own, in the visit of its hour. */
const act = (who: string, time: string, more: Parameters<typeof visit>[3] = {}) =>
  visit([client(who)], time, undefined, { type: 'other', name: 'configured', ...more });

it('tests what an event says', async () => {
  const each = { once: 'each', event: 'configured' };
  const line = await lineWith(
    { ...each, name: 'plan', where: { properties: { plan: 'pro' } } },
    { ...each, name: 'plans', where: { properties: { plan: { is: ['pro', 'team'] } } } },
    { ...each, name: 'not-pro', where: { properties: { plan: { isNot: 'pro' } } } },
    { ...each, name: 'unsaid', where: { properties: { plan: { exists: false } } } },
    { ...each, name: 'big', where: { properties: { seats: { atLeast: '10', atMost: '99.5' } } } },
    { ...each, name: 'dear', where: { value: { atLeast: '100' } } },
    { ...each, name: 'path', where: { page: { is: '/pricing' } } },
    { ...each, name: 'inside', where: { page: { contains: 'ref=x', startsWith: '/pri' } } },
    { ...each, name: 'words', where: { subject: { endsWith: 'fas' }, variant: 'red' } },
    { ...each, name: 'other-name', event: ['nothing', 'else'] },
    { once: 'each', name: 'views', kind: 'page_view' },
  );
  await line.load([
    visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    act('a', '2026-03-01T10:01:00Z', { properties: { plan: 'pro', seats: '10' } }),
    act('a', '2026-03-01T10:02:00Z', { properties: { plan: 'team', seats: '99.50001' } }),
    act('a', '2026-03-01T10:03:00Z', {
      ...{ properties: { plan: 'Pro', seats: '99.5' }, subject: 'sofas', variant: 'red' },
      pageUrl: 'https://shop.example/pricing?ref=x#top',
    }),
    act('a', '2026-03-01T10:04:00Z', {
      ...{ properties: { seats: 'many' }, valueMicros: units(100), currency: 'USD' },
      pageUrl: 'https://shop.example/pricing/old',
    }),
    act('a', '2026-03-01T10:05:00Z', { name: 'else', valueMicros: units(99.99), currency: 'EUR' }),
  ]);
  await line.advance();
  expect(await times(line, 'plan')).toEqual(['01 10:01']);
  expect(await times(line, 'plans')).toEqual(['01 10:01', '01 10:02']);
  // A property that is not said is not `pro` either.
  expect(await times(line, 'not-pro')).toEqual(['01 10:02', '01 10:03', '01 10:04']);
  expect(await times(line, 'unsaid')).toEqual(['01 10:04']);
  expect(await times(line, 'big')).toEqual(['01 10:01', '01 10:03']);
  expect(await times(line, 'dear')).toEqual(['01 10:04']);
  expect(await times(line, 'path')).toEqual(['01 10:03']);
  expect(await times(line, 'inside')).toEqual(['01 10:03']);
  expect(await times(line, 'words')).toEqual(['01 10:03']);
  expect(await times(line, 'other-name')).toEqual(['01 10:05']);
  expect(await times(line, 'views')).toEqual(['01 10:00']);
});

inLong('counts once a visit, once a person, or each time', async () => {
  const line = await lineWith(
    { name: 'visit', event: 'configured', once: 'visit' },
    { name: 'person', event: 'configured', once: 'person' },
    { name: 'each', event: 'configured', once: 'each' },
  );
  const unnamed = { sessionId: undefined };
  await line.load([
    visit([client('a'), user('u')], '2026-03-01T10:00:00Z'),
    act('a', '2026-03-01T10:01:00Z'),
    // Without a session of its own: within the visit, and within the gap of 30 minutes after its end at 10:02.
    act('a', '2026-03-01T10:02:00Z', unnamed),
    act('a', '2026-03-01T10:20:00Z', { ...unnamed, name: 'nothing' }),
    act('a', '2026-03-01T10:25:00Z', unnamed),
    // Outside of any visit: 12:20 follows 12:00, and 13:00 comes after 40 silent minutes.
    act('a', '2026-03-01T12:00:00Z', unnamed),
    act('a', '2026-03-01T12:20:00Z', unnamed),
    act('a', '2026-03-01T13:00:00Z', unnamed),
    // Another device of the same person, another visit.
    visit([client('b'), user('u')], '2026-03-02T10:00:00Z'),
    act('b', '2026-03-02T10:01:00Z'),
  ]);
  await line.advance();
  const silent = async () =>
    (await readNotices(line.warehouse, { currency: 'EUR', goals: ['visit'] })).map(
      ({ notice }) => notice,
    );
  expect(await silent()).toEqual([]);
  expect(await times(line, 'visit')).toEqual(['01 10:01', '01 12:00', '01 13:00', '02 10:01']);
  expect(await times(line, 'person')).toEqual(['01 10:01']);
  expect(await times(line, 'each')).toHaveLength(7);
  // Last reached on the 2nd of March, at the latest 30 days before the newest event.
  await line.load([visit([client('c')], '2026-04-01T10:00:00Z')]);
  await line.advance();
  expect(await silent()).toEqual([]);
  await line.load([visit([client('c')], '2026-04-01T10:02:00Z')]);
  await line.advance();
  expect(await silent()).toEqual(['silent_goals']);
});

it('is worth what its rule says, in the base currency of its day; unknown is null', async () => {
  const named = (name: string) => ({ name, event: name, once: 'each' });
  const line = await lineWith(
    { ...named('fixed'), value: { amount: '12.50', currency: 'USD' } },
    { ...named('own'), value: 'event' },
    named('nothing'),
  );
  await line.load([
    visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    rates('2026-03-01', 'USD', 'EUR', '0.80'),
    act('a', '2026-03-01T10:01:00Z', { name: 'fixed' }),
    act('a', '2026-03-01T10:02:00Z', { name: 'own', valueMicros: units(40), currency: 'EUR' }),
    act('a', '2026-03-01T10:03:00Z', { name: 'own' }),
    act('a', '2026-03-01T10:04:00Z', { name: 'own', valueMicros: units(5), currency: 'GBP' }),
    act('a', '2026-03-01T10:05:00Z', { name: 'nothing', valueMicros: units(9), currency: 'EUR' }),
  ]);
  await line.advance();
  // 12.50 USD × 0.80 = 10.00 EUR; no value and no rate are unknown; a goal without worth has none.
  expect(
    (await reached(line)).map(({ kind, revenue, touches }) => [kind, revenue, touches]),
  ).toEqual([
    ['goal:fixed', '10000000', '1'],
    ['goal:nothing', '0', '1'],
    ['goal:own', '40000000', '1'],
    ['goal:own', null, '1'],
    ['goal:own', null, '1'],
  ]);
  // A rate that comes later is applied to what was derived before.
  await line.load([rates('2026-03-01', 'GBP', 'EUR', '1.20')]);
  await line.advance();
  expect((await reached(line)).map(({ revenue }) => revenue)).toEqual([
    ...['10000000', '0', '40000000', null, '6000000'],
  ]);
});

inLong('leaves everything else as it is without it', async () => {
  const facts = [
    visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    act('a', '2026-03-01T10:01:00Z'),
    order('1', { client_id: client('a') }, '2026-03-01T10:05:00Z', 80),
    costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }]),
  ];
  const [without, one] = [await lineWith(), await lineWith({ name: 'g', event: 'configured' })];
  for (const line of [without, one]) {
    await line.load(facts);
    await line.advance();
  }
  const [plain, goal] = [await without.snapshot(), await one.snapshot()];
  expect(goal).not.toBe(plain);
  const rows = (text: string) => text.split('\n').filter((row) => !row.includes('goal:g'));
  expect(rows(goal)).toEqual(rows(plain));
});

it('refuses what is not a goal', () => {
  const messages = (...goals: unknown[]) =>
    goalsSchema.safeParse(goals).error?.issues.map(({ message }) => message) ?? [];
  expect(messages({ name: 'a' })[0]).toMatch(/^a kind, an event or a condition/);
  expect(messages({ name: 'a b', event: 'x' })[0]).toMatch(/^letters, digits/);
  expect(messages({ name: 'A', event: 'x' }, { name: 'a', event: 'y' })[0]).toMatch(
    /^a name that no/,
  );
  expect(messages({ name: 'a', event: 'x', where: { value: {} } })[0]).toMatch(/^at least one of/);
});

import type { Fact, SliceFact } from '@throughline/ingest/contract/fact';
import type { Identifier } from '@throughline/ingest/contract/identity';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, deal, entity, phone, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const GOOGLE = { source: 'google', medium: 'cpc', campaign: 'oak', keyword: 'table' };
const device = (value: string): Identifier => ({ type: 'anonymous_id', value });
const time = (clock: string) => `2026-03-10T${clock}:00Z`;

/** A number that is a visitor’s for a quarter of an hour. */
const lease = (who: string, clock: string, number: string): Fact =>
  visit([device(who)], time(clock), undefined, {
    ...{ type: 'number_lease', name: 'number_lease', subject: number, variant: 'main' },
    ...{ properties: { hold_seconds: '900' }, sessionId: '' },
  });
const view = (who: string, clock: string, traffic?: object): Fact =>
  visit([device(who)], time(clock), traffic, { sessionId: '' });
const call = (id: string, clock: string, dialled: string): Fact =>
  entity(
    'call',
    id,
    time(clock),
    { direction: 'in', status: 'answered', startedAt: at(time(clock)), trackingNumber: dialled },
    { caller: phone(`caller of ${id}`) },
  );

/** Rows of Google Ads’ click view of a day: click, campaign, keyword. */
function clicks(
  day: string,
  taken: string,
  rows: readonly (readonly [string, string, string])[],
): SliceFact {
  const key = `ad_click:google_ads:1:${day}`;
  return {
    ...{
      kind: 'slice',
      type: 'ad_click',
      id: deterministicId(key, taken),
      source: 'ads',
      account: 'main',
    },
    ...{ occurredAt: at(taken), isTest: false },
    slice: {
      ...{ key, snapshotAt: at(taken), snapshotId: deterministicId(key, JSON.stringify(rows)) },
      ...{ part: 1, parts: 1 },
    },
    rows: rows.map(([click, campaign, keyword]) => ({
      date: day,
      dimensions: {
        ...{ platform: 'google_ads', click_id: click, campaign, campaign_id: `id of ${campaign}` },
        ...{ ad_group: 'tables', keyword, ad_id: '77' },
      },
      metrics: { clicks: 1_000_000n },
    })),
  } as SliceFact;
}
const clicked = (who: string, gclid: string, traffic: object = {}): Fact =>
  visit(
    [device(who)],
    time('12:00'),
    { clickIds: ['gclid'], ...traffic },
    {
      ...{ clickIds: { gclid }, pageUrl: 'https://oak.example/' },
    },
  );

let line: Awaited<ReturnType<typeof openTestLine>>;
beforeAll(async () => {
  line = await openTestLine();
  // Each case has numbers, people and clicks of its own; what arrives late comes in the second load.
  await line.load([
    view('known', '09:59', GOOGLE),
    lease('known', '10:00', '+493011110001'),
    call('known', '10:05', '030 1111 0001'),
    deal('sold', { contact: phone('caller of known') }, time('10:30'), {
      won: time('11:00'),
      amount: 100,
    }),
    call('early', '10:05', '+49 30 1111 0002'),
    ...['one', 'other'].flatMap((who) => [
      view(who, '09:59', GOOGLE),
      lease(who, '10:00', '+493011110003'),
    ]),
    call('shared', '10:05', '+493011110003'),
    view('gone', '08:59', GOOGLE),
    lease('gone', '09:00', '+493011110004'),
    call('after', '10:05', '+493011110004'),
    lease('old', '09:00', '+493011110005'),
    {
      ...call('next day', '10:05', '+493011110005'),
      fields: {
        direction: 'in',
        trackingNumber: '+493011110005',
        startedAt: at('2026-03-11T10:05:00Z'),
      },
    } as Fact,
    call('before', '08:59', '+493011110005'),
    call('foreign', '10:05', '+493011119999'),
    clicked('first', 'g-first'),
    clicks('2026-03-10', '2026-03-11T00:00:00Z', [
      ['g-second', 'beds', 'bed'],
      ['g-tagged', 'wrong', 'wrong'],
      ['g-partly', 'beds', 'bed'],
      ['g-moved', 'before', 'before'],
    ]),
    clicked('moved', 'g-moved'),
  ]);
  await line.advance();
  await line.load([
    view('late', '09:58', GOOGLE),
    lease('late', '10:00', '+493011110002'),
    clicked('second', 'g-second'),
    clicked('tagged', 'g-tagged', { source: 'google', medium: 'cpc', campaign: 'own' }),
    clicked('partly', 'g-partly', { campaignId: 'id of beds', source: 'google', medium: 'cpc' }),
  ]);
  await line.load([
    clicks('2026-03-11', '2026-03-12T00:00:00Z', [['g-first', 'tables', 'oak table']]),
  ]);
  await line.load([
    clicks('2026-03-10', '2026-03-12T00:00:00Z', [
      ['g-second', 'beds', 'bed'],
      ['g-tagged', 'wrong', 'wrong'],
      ['g-partly', 'beds', 'bed'],
    ]),
  ]);
  await line.advance();
});
afterAll(() => line.close());

async function fieldsOf(id: string) {
  const [row] = await line.rows<{ fields: Record<string, string> }>(
    `SELECT argMax(fields, revision) AS fields FROM entity_states
     WHERE generation = {generation:UInt32} AND entity_type = 'call' AND entity_id = {id:String}`,
    { id },
  );
  const { leaseId, poolId, matchProbability, traffic, utmCampaign, utmTerm } = row!.fields;
  return {
    isLeased: leaseId !== undefined,
    poolId,
    matchProbability,
    hasWay: traffic !== undefined,
    utmCampaign,
    utmTerm,
  };
}
async function isOnePerson(who: string, caller: string): Promise<boolean> {
  const rows = await line.rows<{ people: string }>(
    `SELECT uniqExact(person) AS people FROM
     (SELECT identifier, argMax(person, revision) AS person FROM identity_map
      WHERE generation = {generation:UInt32} AND identifier IN (sipHash64({one:String}), sipHash64({other:String}))
      GROUP BY identifier)`,
    { one: `anonymous_id:${who}`, other: `phone:caller of ${caller}` },
  );
  return Number(rows[0]!.people) === 1;
}
const touches = (who: string) =>
  line.rows(
    `SELECT kind, campaign, campaign_id, ad_group, keyword, creative, calls
     FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
     WHERE owner = (SELECT argMax(person, revision) FROM identity_map
                    WHERE generation = {generation:UInt32} AND identifier = sipHash64({who:String}))`,
    { who },
  );

describe('a call that dialled a lent number', () => {
  const surely = { isLeased: true, poolId: 'main', matchProbability: '1000000', hasWay: true };
  it('is its holder’s, however the number is written, and so is the deal of the caller', async () => {
    expect(await fieldsOf('known')).toEqual({ ...surely, utmCampaign: 'oak', utmTerm: 'table' });
    expect(await isOnePerson('known', 'known')).toBe(true);
    // The call belongs to the visit, which is the only touch before the sale.
    expect(await touches('phone:caller of known')).toMatchObject([
      { kind: 'visit', campaign: 'oak', keyword: 'table', calls: 1 },
    ]);
  });

  it('is so as well where the lease arrives after the call', async () => {
    expect(await fieldsOf('early')).toEqual({ ...surely, utmCampaign: 'oak', utmTerm: 'table' });
    expect(await isOnePerson('late', 'early')).toBe(true);
  });

  it('is one of two visitors’ where both hold it: the way in which both came is known, and neither is joined', async () => {
    expect(await fieldsOf('shared')).toEqual({
      ...surely,
      matchProbability: '500000',
      utmCampaign: 'oak',
      utmTerm: 'table',
    });
    expect(await isOnePerson('one', 'shared')).toBe(false);
    expect(await isOnePerson('other', 'shared')).toBe(false);
  });

  it('may be of whoever held it last, for a day', async () => {
    expect(await fieldsOf('after')).toMatchObject({ isLeased: true, matchProbability: '500000' });
    expect(await isOnePerson('gone', 'after')).toBe(false);
  });

  it.each(['next day', 'before', 'foreign'])('is nobody’s: %s', async (id) => {
    expect(await fieldsOf(id)).toMatchObject({ isLeased: false, matchProbability: undefined });
  });
});

describe('a visit with a gclid', () => {
  it.each([
    ['the click view after the visit', 'first', 'tables', 'oak table'],
    ['the click view before the visit', 'second', 'beds', 'bed'],
    ['tags that name the same campaign', 'partly', 'beds', 'bed'],
  ])('has what Google tells of the click: %s', async (_, who, campaign, keyword) => {
    expect(await touches(`anonymous_id:${who}`)).toEqual([
      expect.objectContaining({
        ...{
          kind: 'visit',
          campaign,
          campaign_id: `id of ${campaign}`,
          ad_group: 'tables',
          keyword,
          creative: '77',
        },
      }),
    ]);
  });

  it('keeps its own tags where they name another campaign', async () => {
    expect(await touches('anonymous_id:tagged')).toMatchObject([
      { campaign: 'own', campaign_id: '', keyword: '', creative: '' },
    ]);
  });

  it('loses what a restated day no longer tells', async () => {
    expect(await touches('anonymous_id:moved')).toMatchObject([
      { campaign: '', campaign_id: '', keyword: '' },
    ]);
  });
});

it('is the same when everything is derived anew', async () => {
  const before = await line.snapshot();
  await line.deriver.rebuild();
  expect(await line.snapshot()).toEqual(before);
});

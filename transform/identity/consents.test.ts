import { inLong } from '@throughline/ingest/testing/in-long';
import { afterEach, expect, it } from 'vitest';
import { readNotices } from '../notices/notices.ts';
import { at, client, crm, email, entity, order, user, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

type Line = Awaited<ReturnType<typeof openTestLine>>;
const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
});
async function lineOf(...facts: Parameters<Line['load']>[0][number][]): Promise<Line> {
  const line = await openTestLine({ currency: 'EUR' });
  lines.push(line);
  await line.load(facts);
  await line.advance();
  return line;
}

const STATE = 'generation = {generation:UInt32}, revision = {revision:UInt64}';
const google = { source: 'google', medium: 'cpc' };
const consent = (
  who: Parameters<typeof visit>[0],
  time: string,
  said: NonNullable<Parameters<typeof visit>[3]>['consent'],
) =>
  visit(who, time, undefined, {
    ...{ type: 'consent', name: `consent ${JSON.stringify(said)}`, sessionId: undefined },
    consent: said,
  });
const visits = (line: Line) =>
  line.rows<{ at: string }>(
    `SELECT formatDateTime(at, '%d %H:%i') AS at FROM touchpoints(${STATE}) ORDER BY at`,
  );
const changes = (line: Line) =>
  line.rows<{ said: string }>(
    `SELECT concat(purpose, ' ', state, ' ', formatDateTime(at, '%d %H:%i')) AS said FROM consents(${STATE}) ORDER BY at, said`,
  );
const people = async (line: Line) =>
  (
    await line.rows<{ n: string }>(
      'SELECT toString(uniqExact(person)) AS n FROM (SELECT identifier, argMax(person, revision) AS person FROM identity_map WHERE generation = {generation:UInt32} GROUP BY identifier)',
    )
  )[0]!.n;

it('leaves out what happened on a device between a denial and the next grant, and counts it', async () => {
  const line = await lineOf(
    visit([client('a')], '2026-03-01T10:00:00Z', google),
    consent([client('a')], '2026-03-02T10:00:00Z', { analytics: 'denied' }),
    // At the very time of the denial, and later.
    visit([client('a')], '2026-03-02T10:00:00Z', google),
    visit([client('a')], '2026-03-03T10:00:00Z', google),
    consent([client('a')], '2026-03-04T10:00:00Z', { analytics: 'granted' }),
    visit([client('a')], '2026-03-05T10:00:00Z', google),
    order('1', { client_id: client('a') }, '2026-03-05T11:00:00Z', 10),
  );
  expect((await visits(line)).map(({ at }) => at)).toEqual(['01 10:00', '05 10:00']);
  expect(
    await line.rows(
      `SELECT reason, source, toString(sum(events)) AS events FROM left_out(${STATE}) GROUP BY reason, source`,
    ),
  ).toEqual([{ reason: 'unconsented', source: 'web', events: '2' }]);
  expect((await changes(line)).map(({ said }) => said)).toEqual([
    'analytics denied 02 10:00',
    'analytics granted 04 10:00',
  ]);
});

it('ties nobody by what happened after a denial, and ties again where it is taken back', async () => {
  const login = visit([user('u'), client('a')], '2026-03-03T10:00:00Z', google);
  const line = await lineOf(
    consent([client('a')], '2026-03-02T10:00:00Z', { analytics: 'denied' }),
    login,
    visit([user('u'), client('b')], '2026-03-03T12:00:00Z', google),
  );
  // The login and its other device; the device that denied.
  expect(await people(line)).toBe('2');
  expect((await visits(line)).map(({ at }) => at)).toEqual(['03 12:00']);
  // The same tie was told before the denial as well.
  await line.load([visit([user('u'), client('a')], '2026-03-01T10:00:00Z', google)]);
  await line.advance();
  expect(await people(line)).toBe('1');
  expect((await visits(line)).map(({ at }) => at)).toEqual(['01 10:00', '03 12:00']);
});

inLong('gives back what was left out once a grant of before it arrives', async () => {
  const line = await lineOf(
    consent([client('a')], '2026-03-01T10:00:00Z', { analytics: 'denied' }),
    visit([user('u'), client('a')], '2026-03-03T10:00:00Z', google),
  );
  expect([await people(line), (await visits(line)).length]).toEqual(['2', 0]);
  await line.load([consent([client('a')], '2026-03-02T10:00:00Z', { analytics: 'granted' })]);
  await line.advance();
  expect([await people(line), (await visits(line)).length]).toEqual(['1', 1]);
});

it('leaves out the own people, on all of their devices and with what they bought', async () => {
  const line = await openTestLine({ currency: 'EUR', internal: ['email:e'] });
  lines.push(line);
  await line.load([
    visit([client('a'), email('e')], '2026-03-01T10:00:00Z', google),
    visit([client('a')], '2026-03-02T10:00:00Z', google),
    order('1', { email: email('e') }, '2026-03-02T11:00:00Z', 10),
    visit([client('b')], '2026-03-03T10:00:00Z', google),
  ]);
  await line.advance();
  expect((await visits(line)).map(({ at }) => at)).toEqual(['03 10:00']);
  expect(await line.rows(`SELECT kind FROM conversions(${STATE})`)).toEqual([]);
  expect(await readNotices(line.warehouse, { currency: 'EUR', goals: [] })).toEqual([
    { notice: 'internal', subject: 'web/main', count: 2 },
  ]);
});

it('takes the last word of events and records, at one time the denial, and repeats nothing', async () => {
  const contact = (updated: string, fields: Parameters<typeof entity<'contact'>>[3]) =>
    entity('contact', '7', updated, fields, { contact: crm('7'), email: email('e') });
  const line = await lineOf(
    contact('2026-03-01T10:00:00Z', { consentMessages: 'granted', consentAds: 'unknown' }),
    // Says the same again when something else changed: the denial by the event stands.
    contact('2026-03-05T10:00:00Z', { consentMessages: 'granted', lifecycle: 'customer' }),
    contact('2026-03-06T10:00:00Z', {
      ...{ consentAds: 'granted', consentAdsAt: at('2026-03-02T10:00:00Z') },
    }),
    visit([email('e')], '2026-03-03T10:00:00Z', undefined, {
      ...{ type: 'consent', name: 'unsubscribed', properties: { messages: 'denied' } },
    }),
    consent([email('e')], '2026-03-04T10:00:00Z', { ads: 'denied', adUserData: 'granted' }),
    consent([email('e')], '2026-03-04T10:00:00Z', { ads: 'granted' }),
  );
  expect((await changes(line)).map(({ said }) => said)).toEqual([
    'messages granted 01 10:00',
    'ads granted 02 10:00',
    'messages denied 03 10:00',
    'ad_user_data granted 04 10:00',
    'ads denied 04 10:00',
  ]);
  expect(
    await line.rows(`SELECT purpose, state FROM consent_states(${STATE}) ORDER BY purpose`),
  ).toEqual([
    { purpose: 'ad_user_data', state: 'granted' },
    { purpose: 'ads', state: 'denied' },
    { purpose: 'messages', state: 'denied' },
  ]);
});

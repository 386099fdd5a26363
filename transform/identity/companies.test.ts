import { inLong } from '@throughline/ingest/testing/in-long';
import { afterEach, expect, it } from 'vitest';
import type { DeriveSettings } from '../derive/settings.ts';
import {
  at,
  client,
  crm,
  deal,
  email,
  entity,
  form,
  units,
  user,
  visit,
} from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

type Line = Awaited<ReturnType<typeof openTestLine>>;
const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
});
async function lineOf(owner: DeriveSettings['owner'], facts: Parameters<Line['load']>[0]) {
  const line = await openTestLine({ currency: 'EUR', owner });
  lines.push(line);
  await line.load(facts);
  await line.advance();
  return line;
}

const STATE = 'generation = {generation:UInt32}, revision = {revision:UInt64}';
const colleague = (id: string, company: string | null, more: object = {}) =>
  entity(
    'contact',
    id,
    '2026-03-01T00:00:00Z',
    { companyId: company, createdAt: at('2026-03-01T00:00:00Z'), ...more },
    { contact: crm(id), email: email(`e${id}`) },
  );
const company = (id: string, fields: Parameters<typeof entity<'company'>>[3], updated: string) =>
  entity('company', id, updated, fields, {});
const facts = [
  colleague('1', 'A'),
  colleague('2', 'A'),
  colleague('3', 'B'),
  visit([client('d1'), email('e1')], '2026-03-02T10:00:00Z', { source: 'google', medium: 'cpc' }),
  form([client('d1')], '2026-03-02T10:05:00Z', { sessionId: 'd1-2026-03-02T10' }),
  visit([client('d2'), email('e2')], '2026-03-05T10:00:00Z', { source: 'news', medium: 'email' }),
  form([client('d2')], '2026-03-05T10:05:00Z', { sessionId: 'd2-2026-03-05T10' }),
  entity(
    'deal',
    '9',
    '2026-03-20T10:00:00Z',
    {
      ...{ title: 'Deal', status: 'won', amountMicros: units(500), currency: 'EUR' },
      ...{ createdAt: at('2026-03-10T10:00:00Z'), wonAt: at('2026-03-20T10:00:00Z') },
    },
    { contact: crm('2') },
  ),
];
const conversions = (line: Line) =>
  line.rows<{ kind: string; touches: string }>(
    `SELECT c.kind AS kind, toString(j.touches) AS touches FROM conversions(${STATE}) AS c
     LEFT JOIN (SELECT conversion_id, countIf(touch_id != 0) AS touches FROM journeys(${STATE}) GROUP BY conversion_id) AS j
       ON j.conversion_id = c.conversion_id ORDER BY c.at`,
  );

it('makes one journey of an account, and counts its leads once', async () => {
  const told = (rows: readonly { kind: string; touches: string }[]) =>
    rows.map(({ kind, touches }) => `${kind} ${touches}`);
  // Each of the two asked; the deal came after the second one's visit alone.
  expect(told(await conversions(await lineOf('person', facts)))).toEqual([
    ...['lead 1', 'lead 1', 'deal 1'],
  ]);
  // One lead of the account; its deal has both visits.
  expect(told(await conversions(await lineOf('company', facts)))).toEqual(['lead 1', 'deal 2']);
});

it('knows the companies of a person, by what, since when, and where a merge and a parent lead', async () => {
  const line = await lineOf('person', [
    ...facts,
    company('A', { parentId: 'H' }, '2026-03-01T00:00:00Z'),
    company('B', { mergedInto: 'A' }, '2026-03-01T00:00:00Z'),
    visit([user('x')], '2026-03-07T10:00:00Z', undefined, { companyId: 'crm:main:B' }),
  ]);
  const rows = await line.rows<{ n: string; how: string; companies: string; length: string }>(
    `SELECT how, toString(uniqExact(person)) AS n, toString(uniqExact(company)) AS companies, toString(max(length(through))) AS length
     FROM person_companies(${STATE}) GROUP BY how ORDER BY how`,
  );
  // B → A → H for one contact and the event; A → H for two.
  expect(rows).toEqual([
    { how: 'contact', n: '3', companies: '1', length: '3' },
    { how: 'event', n: '1', companies: '1', length: '3' },
  ]);
});

inLong('goes on to be the same as derived at once when companies change', async () => {
  const later = [
    company('B', { mergedInto: 'A' }, '2026-03-21T00:00:00Z'),
    visit([client('d3'), email('e3')], '2026-03-06T10:00:00Z', { source: 'vk', medium: 'cpc' }),
    // Has two companies, and stays a person.
    colleague('2', 'A', { companyIds: ['A', 'Z'] }),
  ];
  for (const order of [later, later.toReversed()]) {
    const whole = await lineOf('company', [...facts, ...later]);
    const line = await lineOf('company', facts);
    for (const fact of order) {
      await line.load([fact]);
      await line.advance();
    }
    expect(await line.snapshot()).toBe(await whole.snapshot());
    await line.deriver.rebuild();
    expect(await line.snapshot()).toBe(await whole.snapshot());
  }
});

inLong('leaves a person without a company as it is', async () => {
  const alone = [
    visit([client('p')], '2026-03-02T10:00:00Z', { source: 'google', medium: 'cpc' }),
    deal('5', { client_id: client('p') }, '2026-03-10T10:00:00Z', { won: '2026-03-11T10:00:00Z' }),
  ];
  const [one, other] = [await lineOf('person', alone), await lineOf('company', alone)];
  expect(await one.snapshot()).toBe(await other.snapshot());
});

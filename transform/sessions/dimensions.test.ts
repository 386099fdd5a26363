import type { EventFact } from '@throughline/ingest/contract/fact';
import { expect, it } from 'vitest';
import {
  at,
  call,
  client,
  deal,
  email,
  entity,
  form,
  order,
  phone,
  visit,
} from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const page = (path: string) => `https://shop.example${path}`;
const ads = { source: 'google', medium: 'cpc', campaign: 'brand' };

/** Touches of one person, in time, by what is asked for. */
async function touches(
  facts: Parameters<Awaited<ReturnType<typeof openTestLine>>['load']>[0],
  columns: string,
) {
  const line = await openTestLine();
  await line.load(facts);
  await line.advance();
  const rows = await line.rows<Record<string, unknown>>(
    `SELECT kind, ${columns} FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) ORDER BY at, kind`,
  );
  await line.close();
  return rows.map((row) => Object.values(row));
}

const anna = [client('anna')];
const view = (time: string, more: Partial<EventFact>) =>
  visit(anna, time, more.traffic, { name: JSON.stringify(more), sessionId: 's1', ...more });

it('takes the landing page from the first page viewed, and all else from the first event that says it', async () => {
  const found = await touches(
    [
      // A server's event of the session comes first; it knows neither page view nor device.
      view('2026-03-02T10:00:00Z', { type: 'other', pageUrl: page('/pixel') }),
      view('2026-03-02T10:00:05Z', {
        pageUrl: page('/sofas/red?utm_source=x&phone=*#top'),
        region: { city: 'Lyon' },
      }),
      view('2026-03-02T10:01:00Z', {
        ...{ pageUrl: page('/cart'), device: { category: 'mobile' }, branch: 'Lyon 2' },
        ...{ region: { country: 'FR', region: 'ARA' }, companyId: 'crm:main:c-1' },
        traffic: { ...ads, creative: 'video 7' },
      }),
      view('2026-03-02T10:02:00Z', {
        ...{ device: { category: 'desktop' }, branch: 'Lyon 3', companyId: 'crm:main:c-2' },
        ...{ region: { country: 'DE' }, traffic: { ...ads, creative: 'video 8' } },
      }),
    ],
    'landing, device, country, region, creative, branch, company, medium',
  );
  expect(found).toEqual([
    ['visit', '/sofas/red', 'mobile', 'FR', 'ARA', 'video 7', 'Lyon 2', 'crm:main:c-1', ''],
  ]);
});

it('does so where visits are cut by silence as well, and knows the front page', async () => {
  const found = await touches(
    [
      view('2026-03-02T10:00:00Z', { sessionId: undefined, pageUrl: 'https://shop.example?x=1' }),
      view('2026-03-02T10:10:00Z', { sessionId: undefined, device: { category: 'tv' } }),
      view('2026-03-02T11:00:00Z', { sessionId: undefined, pageUrl: page('/') }),
      // Nobody says anything of this one: unknown stays empty.
      view('2026-03-03T11:00:00Z', { sessionId: undefined, type: 'screen_view' }),
    ],
    'landing, device, country',
  );
  expect(found).toEqual([
    ['visit', '/', 'tv', ''],
    ['visit', '/', '', ''],
    ['visit', '', '', ''],
  ]);
});

it('takes what else is a touch by its own words', async () => {
  const who = { phone: phone('p'), email: email('e') };
  const alone = [phone('p'), email('e')];
  const found = await touches(
    [
      visit(alone, '2026-03-01T10:00:00Z', undefined, {
        ...{ type: 'message_clicked', medium: 'sms', pageUrl: page('/sale') },
        device: { category: 'mobile' },
      }),
      visit(alone, '2026-03-02T10:00:00Z', undefined, { type: 'ad_view', variant: 'banner 1' }),
      call('k', who, '2026-03-03T10:00:00Z'),
      entity(
        'call',
        'k2',
        '2026-03-04T10:00:00Z',
        {
          ...{ direction: 'in', startedAt: at('2026-03-04T10:00:00Z'), branch: 'North' },
          ...{ landingUrl: page('/contacts?x=1'), pageUrl: page('/later') },
        },
        who,
      ),
      order('o', who, '2026-03-05T10:00:00Z', 10, {
        fields: {
          ...{ utmSource: 'google', utmMedium: 'cpc', landingUrl: page('/lamps'), branch: 'South' },
          companyId: '7',
        },
      }),
    ],
    'landing, device, creative, branch, company, medium',
  );
  expect(found).toEqual([
    ['message_clicked', '/sale', 'mobile', '', '', '', 'sms'],
    ['ad_view', '', '', 'banner 1', '', '', ''],
    ['call', '', '', '', '', '', ''],
    ['call', '/contacts', '', '', 'North', '', ''],
    ['order', '/lamps', '', '', 'South', 'crm:main:7', ''],
  ]);
});

it('knows who has visited before, whatever came in between', async () => {
  const who = [client('a'), email('a')];
  const found = await touches(
    [
      // A call before any visit is of somebody new, one after it of somebody who returns.
      call('k', { email: email('a') }, '2026-02-01T10:00:00Z'),
      visit(who, '2026-03-01T10:00:00Z', ads),
      // Two devices of the person begin a visit at one instant: neither is the earlier one.
      visit([client('b'), email('a')], '2026-03-01T10:00:00Z'),
      form([email('a')], '2026-03-05T10:00:00Z', { sessionId: undefined }),
      visit(who, '2026-03-06T10:00:00Z'),
      // What a deal tells of is a visit that nobody else has seen; this person is somebody else.
      deal('d', { email: email('other') }, '2026-03-07T10:00:00Z'),
    ],
    'returning',
  );
  expect(found).toEqual([
    ['call', false],
    ['visit', false],
    ['visit', false],
    ['form', true],
    ['visit', true],
  ]);
});

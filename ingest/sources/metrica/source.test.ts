import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const map = (body: string, settings: object = {}, account = 'main') =>
  source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: 'metrica', account },
      ...{ endpoint: 'logs', receivedAt: 1_772_700_000_000_000, headers: {}, query: '' },
      body: Buffer.from(body),
    },
    {
      settings: source.settings.parse({ timezone: 'Europe/Moscow', ...settings }),
      identity: { keepContacts: false },
    },
  );
const events = (mapped: ReturnType<typeof map>) => mapped.records.flatMap(factsOf) as EventFact[];
const at = (text: string) => Date.parse(text) * 1000;

describe('logs of Metrica', () => {
  it('are visits with their way, goals and purchases, ids beyond a number of JavaScript to the digit', () => {
    const mapped = map(fixture('visits.tsv'), { goals: { 9001: 'request' } });
    expect(events(mapped)).toMatchObject([
      {
        ...{ type: 'page_view', occurredAt: at('2026-03-02T09:00:05Z') },
        sessionId: '7700000000000000001',
        identifiers: [{ type: 'ym_client_id', value: '18446744073709551601' }],
        traffic: {
          ...{ source: 'yandex', medium: 'cpc', campaign: 'oak', campaignId: '7711' },
          ...{ clickIds: ['yclid'], referrer: 'https://yandex.ru/' },
        },
        clickIds: { yclid: '9007199254740993' },
      },
      { type: 'other', name: 'request', occurredAt: at('2026-03-02T09:03:00Z') },
      { type: 'other', name: 'goal:9002' },
      {
        ...{ type: 'purchase', transactionId: 'W-1', valueMicros: 99_800_000n, currency: 'RUB' },
        occurredAt: at('2026-03-02T09:06:00Z'),
      },
      { type: 'purchase', transactionId: "W'2", valueMicros: 10_000_000n },
      { type: 'page_view', pageUrl: "https://shop.example/o'brien?x=1" },
    ]);
    expect(kindsOf(mapped)).toEqual(['noRecord', 5, 1, 'rejection']);
    expect(rejectionsOf(mapped)).toMatchObject([{ detail: { field: 'visitID' } }]);
  });

  it('are pages where hits give them, and their visit then gives none', () => {
    const settings = { pageViews: 'hits' };
    expect(events(map(fixture('hits.tsv'), settings))).toMatchObject([
      { type: 'page_view', pageTitle: 'Shelves\tand more', sessionId: '7700000000000000001' },
    ]);
    expect(events(map(fixture('visits.tsv'), settings)).map(({ type }) => type)).toEqual([
      ...['other', 'other', 'purchase', 'purchase'],
    ]);
    expect(kindsOf(map(fixture('hits.tsv')))).toEqual(['noRecord', 'skipped', 'skipped']);
  });

  it('told again keep the ids of their events, whatever else has changed', () => {
    const ids = (text: string) => events(map(text)).map(({ id }) => id);
    const again = fixture('visits.tsv').replace('\toak\t', '\tspruce\t');
    expect(ids(again)).toEqual(ids(fixture('visits.tsv')));
    expect(new Set(ids(again)).size).toBe(6);
  });

  it.each([
    ['a text', 'success', {}, 'body_unreadable'],
    ['another table', 'a\tb\n1\t2\n', {}, 'body_unreadable'],
    ['a time without a zone', fixture('visits.tsv'), { timezone: undefined }, 'time_unreadable'],
    ['a line of another width', `${fixture('hits.tsv')}1\t2\n`, {}, 'record_unreadable'],
    [
      'a list that is none',
      fixture('visits.tsv').replace('[9001,9002]', '9001'),
      {},
      'field_invalid',
    ],
  ])('are rejected for %s', (_, text, settings, code) => {
    expect(rejectionsOf(map(text, settings)).map((one) => one.code)).toContain(code);
  });
});

import type { Fact } from '@throughline/ingest/contract/fact';
import { eventsExpiredBefore } from '@throughline/ingest/erasure/expired-events';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { client, costs, email, form, order, visit } from '@throughline/transform/testing/facts';
import { expect, it } from 'vitest';
import { openErasableLine } from '../../lab/testing/erasable-line.ts';
import { FOR_EVER, stateOf, stateWith } from '../../lab/testing/retained.ts';

const LONG = 240_000;
const micros = (text: string) => Date.parse(text) * 1000;

/**
 * Worked by hand: of 400 days before 15 June 2026 the month begins on 1 May 2025. Anna was there twice before and once
 * after; Boris was last heard of in 2024, by his order; the costs and an order that names nobody are nobody's.
 */
const told = [
  [
    visit([client('a')], '2025-02-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    form([client('a'), email('anna')], '2025-04-30T23:59:59Z'),
    visit([client('a')], '2025-05-01T00:00:00Z'),
  ],
  [
    visit([client('b')], '2024-11-01T10:00:00Z'),
    order('1', { email: email('boris'), client_id: client('b') }, '2024-11-02T10:00:00Z', 50),
    order('2', { email: email('anna') }, '2025-06-01T10:00:00Z', 70),
    order('3', {}, '2024-11-02T10:00:00Z', 90, { number: '1003' }),
    costs('2025-02-01', '2025-02-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }]),
  ],
];
const NOW = micros('2026-06-15T00:00:00Z');

it('removes events of whole months and silent people, keeps the rest, and stays so through replays and files sent again', {
  timeout: LONG,
}, async () => {
  const line = await openErasableLine();
  await line.load(told);
  const retention = { ...FOR_EVER, events: 400, peopleInactive: 400 };
  const isGone = (fact: Fact) =>
    (fact.kind === 'event' && fact.occurredAt < micros('2025-05-01T00:00:00Z')) ||
    (fact.kind === 'entity' && fact.entityId === '1');
  const left = told.map((facts) => facts.filter((fact) => !isGone(fact)));
  const expected = await stateWith(left);
  // Anna's two and Boris' one; nobody but Boris has been silent.
  const result = await line.retain(retention, NOW);
  expect(result).toMatchObject({ events: 3, sales_of_events: 0, people: 1 });
  expect(await stateOf(line)).toEqual(expected);
  expect(eventsExpiredBefore(line.log.keys)()).toBe(micros('2025-05-01T00:00:00Z'));
  expect(line.log.keys.tombstones()).toHaveLength(1);
  // A long run draws worlds for what follows as well.
  if (!IS_LONG) return line.close();
  await line.replayAll();
  expect(await line.snapshot()).toBe(expected.derived);
  // There is nothing more to do in the same month.
  expect(await line.retain(retention, NOW)).toMatchObject({ events: 0, people: 0 });
  // The same file again brings no event back; Boris' order is his again for a day.
  await line.load(told);
  expect(await line.rows('SELECT count() AS events FROM events')).toEqual([{ events: '1' }]);
  expect(await line.retain(retention, NOW)).toMatchObject({ events: 0, people: 1 });
  expect(await stateOf(line)).toEqual(expected);
  await line.close();
});

import type { Fact } from '@throughline/ingest/contract/fact';
import { entityName, isErased } from '@throughline/ingest/erasure/erased-facts';
import { inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import { findPerson, SharedIdentifier } from '@throughline/transform/erase/person';
import {
  client,
  contact,
  costs,
  crm,
  email,
  form,
  order,
  phone,
  visit,
} from '@throughline/transform/testing/facts';
import { world } from '@throughline/transform/testing/worlds';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openErasableLine } from '../../lab/testing/erasable-line.ts';

const RUNS = runs(1, 20);
const LONG = 240_000;
type Line = Awaited<ReturnType<typeof openErasableLine>>;

const subjectOf = (text: string) => ({
  identifier: { type: 'email' as const, value: text.slice('email:'.length) },
  texts: [],
});

/** Everything derived of another line that never heard of these facts. */
async function withoutThem(deliveries: readonly (readonly Fact[])[]): Promise<string> {
  const line = await openErasableLine();
  await line.load(deliveries);
  const snapshot = await line.snapshot();
  await line.close();
  return snapshot;
}

/** Facts that are not the person's, by what the line says who that is. */
async function othersOf(line: Line, text: string, deliveries: readonly (readonly Fact[])[]) {
  const person = (await findPerson(line.warehouse.reader(), text))!;
  const has = (names: typeof person.identifiers) => new Set(names.map((name) => name.text));
  const names = {
    identifier: has(person.identifiers),
    number: has(person.numbers),
    entity: has(person.entities),
  };
  const isTheirs = (fact: Fact) =>
    isErased(fact, (kind, name) => (names[kind].has(name) ? Number.MAX_SAFE_INTEGER : undefined));
  return deliveries.map((facts) => facts.filter((fact) => !isTheirs(fact)));
}

describe('a person', () => {
  it(
    'leaves a line as if they had never been there, through a kill at any step, and stays away',
    async () => {
      await fc.assert(
        fc.asyncProperty(world, fc.integer({ min: 0, max: 60 }), async (facts, step) => {
          const deliveries = chunks(facts, 5);
          const line = await openErasableLine();
          try {
            await line.load(deliveries);
            const known = await line.rows<{ text: string; capped: boolean }>(
              `SELECT concat(type, ':', value) AS text, argMax(capped, revision) AS capped FROM identity_map
             INNER JOIN identifiers USING (identifier)
             WHERE type = 'email' AND generation = {generation:UInt32} GROUP BY text ORDER BY text`,
            );
            const someone = known.find(({ capped }) => !capped);
            if (!someone) return;
            const others = await othersOf(line, someone.text, deliveries);
            const expected = await withoutThem(others);
            const { proof } = await line.erase(subjectOf(someone.text), step);
            expect(proof).toMatchObject({ result: 'clean', log: { bodies_in_the_clear: 0 } });
            expect(await line.snapshot()).toBe(expected);
            // The same file once more, a replay of everything, and both.
            await line.load(deliveries);
            expect(await line.snapshot()).toBe(expected);
            await line.replayAll();
            expect(await line.snapshot()).toBe(expected);
          } finally {
            await line.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    LONG,
  );

  /**
   * Anna: two visits, a form, a contact and an order. Boris: a visit and an order in the same deliveries.
   * Of the eight records five are Anna's; the costs are nobody's.
   */
  const anna = [
    visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    visit([client('a')], '2026-03-02T10:00:00Z'),
    form([client('a'), email('anna')], '2026-03-02T10:05:00Z'),
    contact('1', { id: crm('1'), email: email('anna'), phone: phone('7') }, '2026-03-02T11:00:00Z'),
  ];
  const annasOrder = order('1001', { email: email('anna') }, '2026-03-03T10:00:00Z', 100);

  inLong(
    'is counted where they were dropped, and the books of others stay',
    {
      timeout: LONG,
    },
    async () => {
      const boris = [
        visit([client('b')], '2026-03-01T12:00:00Z'),
        order(
          '1002',
          { email: email('boris'), client_id: client('b') },
          '2026-03-04T10:00:00Z',
          50,
        ),
      ];
      const line = await openErasableLine();
      const deliveries = [
        [...anna, boris[0]!],
        [annasOrder, boris[1]!],
        [costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }])],
      ];
      await line.load(deliveries);
      const books = () =>
        line.rows<{ accepted: string; duplicates: string; erased: string }>(
          'SELECT sum(accepted) AS accepted, sum(duplicates) AS duplicates, sum(erased) AS erased FROM deliveries FINAL',
        );
      expect(await books()).toEqual([{ accepted: '8', duplicates: '0', erased: '0' }]);
      const { proof } = await line.erase(subjectOf('email:anna'));
      expect(proof).toMatchObject({
        result: 'clean',
        person: { identifiers: 4, records: 2 },
        log: { deliveries_read: 3, bodies_destroyed: 2 },
      });
      expect(proof!.tables.events).toEqual({ before: 3, after: 0 });
      // Boris' records stay accepted where they came first; what came instead of the two bodies repeats them.
      expect(await books()).toEqual([{ accepted: '3', duplicates: '2', erased: '5' }]);
      await line.replayAll();
      expect(await books()).toEqual([{ accepted: '3', duplicates: '0', erased: '5' }]);
      await line.load(deliveries);
      expect(await books()).toEqual([{ accepted: '3', duplicates: '3', erased: '10' }]);
      expect(
        await line.rows("SELECT value FROM identifiers WHERE value IN ('anna', 'a', '7')"),
      ).toEqual([]);
      await line.close();
    },
  );

  inLong(
    'keeps every total where that is asked for, with nobody behind it',
    {
      timeout: LONG,
    },
    async () => {
      const line = await openErasableLine();
      await line.load([
        [...anna, annasOrder],
        [costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 10 }])],
      ]);
      const totals = () =>
        line.rows(
          `SELECT * FROM (SELECT kind, toString(day) AS day, toString(traffic) AS traffic, sum(visits) AS visits, NULL AS revenue
         FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) GROUP BY ALL
         UNION ALL
         SELECT kind, toString(payment_day), source_of_money, count(), sum(revenue_base)
         FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) GROUP BY ALL) ORDER BY ALL`,
        );
      const ledger = () =>
        line.rows(
          `SELECT kind, toString(touch_day) AS day, toString(traffic) AS traffic, touch_seq, touches, revenue_base
         FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) ORDER BY ALL`,
        );
      const before = [await totals(), await ledger()];
      const { proof } = await line.erase(subjectOf('email:anna'), 9, true);
      expect(proof).toMatchObject({ result: 'clean', keeps_totals: true });
      expect([await totals(), await ledger()]).toEqual(before);
      await line.replayAll();
      expect([await totals(), await ledger()]).toEqual(before);
      const left = await line.rows<{ value: string }>('SELECT DISTINCT value FROM identifiers');
      for (const { value } of left)
        expect(['anna', 'a', '7', 'crm:main:1', '1001']).not.toContain(value);
      expect(await line.rows("SELECT 1 FROM entities WHERE entity_id = '1001'")).toEqual([]);
      expect(
        await line.rows(
          'SELECT 1 FROM events WHERE toTime(occurred_at) > toTime(toDateTime(3600 * 3))',
        ),
      ).toEqual([]);
      await line.close();
    },
  );

  it('is nobody where the identifier is shared by many, and unknown where nothing bears it', {
    timeout: LONG,
  }, async () => {
    const line = await openErasableLine();
    const office = Array.from({ length: 12 }, (_, n) =>
      contact(
        String(n),
        { id: crm(String(n)), phone: phone('office') },
        `2026-03-01T10:${String(n).padStart(2, '0')}:00Z`,
      ),
    );
    await line.load([office]);
    const reader = line.warehouse.reader();
    await expect(findPerson(reader, 'phone:office')).rejects.toThrow(SharedIdentifier);
    expect(await findPerson(reader, 'email:nobody')).toBeUndefined();
    expect(await findPerson(reader, 'crm_contact_id:crm:main:3')).toBeDefined();
    await line.close();
  });

  it('takes along what belongs to their records and bears no name of its own', () => {
    const name = entityName('order', 'shopify', 'main', '1001');
    const upto = (kind: string, text: string) =>
      kind === 'entity' && text === name ? 10 : undefined;
    const refund = {
      ...annasOrder,
      source: 'shopify',
      account: 'main',
      entityType: 'refund',
      entityId: 'r1',
      occurredAt: 10,
      identifiers: {},
      fields: { orderId: '1001' },
    } as unknown as Fact;
    expect(isErased(refund, upto)).toBe(true);
    expect(isErased({ ...refund, occurredAt: 11 }, upto)).toBe(false);
    expect(isErased({ ...refund, account: 'other' }, upto)).toBe(false);
  });
});

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

import type { Fact } from '@throughline/ingest/contract/fact';
import { inLong } from '@throughline/ingest/testing/in-long';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import { asideCounts, listAside } from '../notices/aside-counts.ts';
import { client, costs, email, order, rates, visit } from '../testing/facts.ts';
import { type Fault, faulty } from '../testing/faulty.ts';
import { once } from '../testing/once.ts';
import { openTestLine } from '../testing/test-line.ts';
import { openDeriver } from './deriver.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
/** Somebody who visits twice, buys and is known by two identifiers. */
const person = (name: string): Fact[] => [
  visit([client(name)], '2026-03-02T10:00:00Z', google),
  visit([client(name), email(name)], '2026-03-03T10:00:00Z'),
  order(name, { client_id: client(name), email: email(name) }, '2026-03-03T10:05:00Z', 80, {
    cost: 20,
  }),
];
const orderOf = (name: string): Fact[] => [
  order(name, { email: email(name) }, '2026-03-03T10:05:00Z', 80),
];
const block = (name: string): Fact[] =>
  ['campaign', 'ad'].map((level) =>
    costs(
      '2026-03-04',
      '2026-03-05T00:00:00Z',
      [{ campaign: level === 'ad' ? name : 'fine', cost: 5 }],
      `ad_cost:google_ads:${name}:2026-03-04:${level}`,
    ),
  );

const onPerson = (name: string): Fault => ({
  statement: 'INSERT INTO conversion_rows',
  on: `work_sales WHERE native_id = '${name}'`,
});
const onCosts = (name: string): Fault => ({
  statement: 'INSERT INTO cost_day_rows',
  on: `work_cost_rows WHERE campaign = '${name}'`,
});

type Kind = 'person' | 'identifier' | 'entity' | 'cost' | 'slice';
/** What cannot be derived, where that fails, and what is then set aside: one unit of so many keys. */
interface Culprit {
  readonly what: string;
  readonly facts: Fact[];
  readonly fault: Fault;
  readonly kind: Kind;
  readonly keys: number;
}

const CULPRITS: readonly Culprit[] = [
  {
    what: 'a person',
    facts: person('bad buyer'),
    fault: onPerson('bad buyer'),
    ...{ kind: 'person', keys: 2 },
  },
  {
    what: 'a person whose visits fail',
    facts: person('bad visitor'),
    fault: {
      statement: 'INSERT INTO work_sessions',
      on: "events WHERE anchor = sipHash64('ga_client_id:bad visitor') AND id IN (SELECT id FROM work_events)",
    },
    ...{ kind: 'person', keys: 2 },
  },
  {
    what: 'an identifier',
    facts: orderOf('bad address'),
    fault: {
      statement: 'INSERT INTO identity_map',
      on: "work_labels WHERE identifier = sipHash64('email:bad address')",
    },
    ...{ kind: 'identifier', keys: 1 },
  },
  {
    what: 'an entity',
    facts: orderOf('bad order'),
    fault: {
      statement: 'INSERT INTO entity_states',
      on: `entities WHERE entity_id = 'bad order' AND key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
        AND key BETWEEN {from:UInt64} AND {to:UInt64} AND key NOT IN (SELECT key FROM work_aside WHERE kind = 'entity')`,
    },
    ...{ kind: 'entity', keys: 1 },
  },
  {
    what: 'all levels of a block of costs',
    facts: block('bad block'),
    fault: onCosts('bad block'),
    ...{ kind: 'cost', keys: 2 },
  },
  {
    what: 'a day of exchange rates',
    facts: [rates('2026-03-04', 'XTS', 'EUR', '3')],
    fault: {
      statement: 'INSERT INTO work_rate_pairs',
      on: "fx_rows WHERE base = 'XTS' AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)",
    },
    ...{ kind: 'slice', keys: 1 },
  },
];
/** The gate tries those at once that no other test of it has; a long run all of them, and each by itself as well. */
const TRIED: readonly (readonly [string, readonly Culprit[]])[] = [
  [
    'several',
    IS_LONG ? CULPRITS : CULPRITS.filter(({ kind }) => kind === 'identifier' || kind === 'entity'),
  ],
  ...(IS_LONG ? CULPRITS.map((one) => [one.what, [one]] as const) : []),
];

/** Units and keys of each kind, as they are set aside. */
function asideOf(culprits: readonly Culprit[], attempts: number) {
  return [...new Set(culprits.map(({ kind }) => kind))].sort().map((kind) => {
    const those = culprits.filter((one) => one.kind === kind);
    const keys = those.reduce((sum, one) => sum + one.keys, 0);
    return { kind, units: String(those.length), keys: String(keys), attempts };
  });
}

const COUNTED_AS = {
  ...{ person: 'people', identifier: 'people', entity: 'entities' },
  ...{ cost: 'blocks', slice: 'blocks' },
} as const;
const counted = (culprits: readonly Culprit[], what: string) =>
  culprits.filter(({ kind }) => COUNTED_AS[kind] === what).length;

/** Nine people, of whom each visits and buys once, and two days of costs. */
const others: Fact[] = [
  ...Array.from({ length: 9 }, (_, n) => [
    visit([client(`p${n}`)], `2026-03-0${n + 1}T10:00:00Z`, google),
    order(`${n}`, { client_id: client(`p${n}`) }, `2026-03-0${n + 1}T10:05:00Z`, n + 1),
  ]).flat(),
  costs('2026-03-01', '2026-03-05T00:00:00Z', [{ campaign: 'brand', cost: 12 }]),
  costs('2026-03-02', '2026-03-05T00:00:00Z', [{ campaign: 'brand', cost: 7, currency: 'USD' }]),
  rates('2026-03-01', 'USD', 'EUR', '0.9'),
];

async function worldOf(...loads: Fact[][]): Promise<string> {
  const line = await openTestLine({ currency: 'EUR' });
  for (const load of loads) await line.load(load);
  await line.advance();
  const snapshot = await line.snapshot();
  await line.close();
  return snapshot;
}

async function faultyLine(...at: Fault[]) {
  const faults = [...at];
  const line = await openTestLine({ currency: 'EUR' }, (warehouse) => faulty(warehouse, faults));
  return {
    ...line,
    heal: () => faults.splice(0),
    fail: (fault: Fault) => faults.push(fault),
    aside: () =>
      line.rows<{ kind: string; units: string; keys: string; attempts: number }>(
        `SELECT kind, uniqExact(unit) AS units, count() AS keys, max(attempts) AS attempts
         FROM underivable FINAL WHERE is_open GROUP BY kind ORDER BY kind`,
      ),
  };
}

describe('what cannot be derived', () => {
  const worldOfOthers = once(() => worldOf(others));
  it.each(TRIED)(
    '%s: stops nothing else, and is made up for once it can be',
    { timeout: 120_000 },
    async (_, culprits) => {
      const bad = culprits.flatMap(({ facts }) => facts);
      const without = await worldOfOthers();
      const line = await faultyLine(...culprits.map(({ fault }) => fault));
      await line.load([...bad, ...others]);
      expect(await line.advance()).toMatchObject({ revision: 1 });
      expect(await line.snapshot()).toBe(without);
      expect(await line.aside()).toEqual(asideOf(culprits, 1));
      expect(await asideCounts(line.warehouse)).toEqual({
        people: counted(culprits, 'people'),
        entities: counted(culprits, 'entities'),
        blocks: counted(culprits, 'blocks'),
      });
      const listed = await listAside(line.warehouse, 10);
      expect(listed.map(({ kind }) => kind).sort()).toEqual(
        culprits.map(({ kind }) => kind).sort(),
      );
      for (const one of listed)
        expect(one).toMatchObject({ attempts: 1, error: 'Decimal math overflow' });
      // There is nothing left to do, and a rebuild goes round it as well.
      expect(await line.advance()).toBeUndefined();
      await line.deriver.rebuild();
      expect(await line.snapshot()).toBe(without);
      expect(await line.aside()).toEqual(asideOf(culprits, 2));

      line.heal();
      await line.deriver.rebuild();
      expect(await line.snapshot()).toBe(await worldOf(others, bad));
      expect(await line.aside()).toEqual([]);
      await line.close();
    },
  );

  inLong(
    'keeps the rows that were published last, and is tried again with each new fact of its own',
    {
      timeout: 120_000,
    },
    async () => {
      const line = await faultyLine();
      await line.load([...person('bad'), ...block('bad'), ...others]);
      await line.advance();
      const before = await line.snapshot();
      line.fail(onPerson('bad'));
      line.fail(onCosts('bad'));
      // An identifier that gives the person another name, and a cost that was restated.
      const news = [
        visit([client('bad'), client('bad 2'), client('bad 3')], '2026-03-06T10:00:00Z', google),
        costs(
          '2026-03-04',
          '2026-03-06T00:00:00Z',
          [{ campaign: 'bad', cost: 6 }],
          'ad_cost:google_ads:bad:2026-03-04:ad',
        ),
      ];
      await line.load(news);
      await line.advance();
      expect(await line.snapshot()).toBe(before);
      expect(await line.aside()).toEqual([
        { kind: 'cost', units: '1', keys: '2', attempts: 1 },
        { kind: 'person', units: '1', keys: '4', attempts: 1 },
      ]);
      // Facts of others do not try it again, its own do.
      const more = visit([client('p1')], '2026-03-07T10:00:00Z');
      const own = visit([client('bad 3')], '2026-03-08T10:00:00Z');
      await line.load([more]);
      await line.advance();
      await line.load([own]);
      await line.advance();
      expect((await line.aside()).map(({ attempts }) => attempts)).toEqual([1, 2]);
      line.heal();
      await line.load([visit([client('bad')], '2026-03-09T10:00:00Z')]);
      await line.advance();
      expect((await line.aside()).map(({ kind }) => kind)).toEqual(['cost']);
      // What is another version of the program may be able to derive it.
      const next = openDeriver(
        line.warehouse,
        { ...DEFAULT_DERIVE_SETTINGS, currency: 'EUR' },
        { clock: () => Date.now() * 1000, version: 'next' },
      );
      expect(await next.advance()).toMatchObject({ loads: [] });
      expect(await next.advance()).toBeUndefined();
      expect(await line.aside()).toEqual([]);
      const healed = await line.snapshot();
      expect(healed).toBe(
        await worldOf(
          [...person('bad'), ...block('bad'), ...others],
          [...news, more, own, visit([client('bad')], '2026-03-09T10:00:00Z')],
        ),
      );
      await next.rebuild();
      expect(await line.snapshot()).toBe(healed);
      await next.close();
      await line.close();
    },
  );

  inLong(
    'is nobody where a rebuild fails for everybody: then the fault is not in the data',
    {
      timeout: 120_000,
    },
    async () => {
      const line = await faultyLine();
      await line.load(others);
      await line.advance();
      const before = await line.snapshot();
      line.fail({ statement: 'INSERT INTO touchpoint_rows', on: 'numbers(1)' });
      await expect(line.deriver.rebuild()).rejects.toThrow('Decimal math overflow');
      expect(await line.aside()).toEqual([]);
      expect(await line.snapshot()).toBe(before);
      await line.close();
    },
  );
});

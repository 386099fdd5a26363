import type { Fact } from '@throughline/ingest/contract/fact';
import { describe, expect, it } from 'vitest';
import { asideCounts, listAside } from '../notices/aside-counts.ts';
import { client, costs, email, order, rates, visit } from '../testing/facts.ts';
import { type Fault, faulty } from '../testing/faulty.ts';
import { openTestLine } from '../testing/test-line.ts';
import { openDeriver } from './deriver.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
const BAD = { client_id: client('bad'), email: email('bad') };
/** Somebody who visits twice, buys and is known by two identifiers. */
const badPerson: Fact[] = [
  visit([client('bad')], '2026-03-02T10:00:00Z', google),
  visit([client('bad'), email('bad')], '2026-03-03T10:00:00Z'),
  order('bad', BAD, '2026-03-03T10:05:00Z', 80, { cost: 20 }),
];
const badOrder: Fact[] = [order('bad', { email: email('bad') }, '2026-03-03T10:05:00Z', 80)];
const badBlock: Fact[] = ['campaign', 'ad'].map((level) =>
  costs(
    '2026-03-04',
    '2026-03-05T00:00:00Z',
    [{ campaign: level === 'ad' ? 'bad' : 'fine', cost: 5 }],
    `ad_cost:google_ads:bad:2026-03-04:${level}`,
  ),
);
const badRates: Fact[] = [rates('2026-03-04', 'XTS', 'EUR', '3')];

const ON_PERSON: Fault = {
  statement: 'INSERT INTO conversion_rows',
  on: "work_sales WHERE native_id = 'bad'",
};
const ON_COSTS: Fault = {
  statement: 'INSERT INTO cost_day_rows',
  on: "work_cost_rows WHERE campaign = 'bad'",
};
/** Where a derivation can fail, by what, and what is then set aside: units and keys. */
const FAULTS: readonly (readonly [string, Fact[], Fault, string, number, number])[] = [
  ['a person', badPerson, ON_PERSON, 'person', 1, 2],
  [
    'a person whose visits fail',
    badPerson,
    {
      statement: 'INSERT INTO work_sessions',
      on: "events WHERE anchor = sipHash64('ga_client_id:bad') AND id IN (SELECT id FROM work_events)",
    },
    'person',
    1,
    2,
  ],
  [
    'an identifier',
    badOrder,
    {
      statement: 'INSERT INTO identity_map',
      on: "work_labels WHERE identifier = sipHash64('email:bad')",
    },
    'identifier',
    1,
    1,
  ],
  [
    'an entity',
    badOrder,
    {
      statement: 'INSERT INTO entity_states',
      on: `entities WHERE entity_id = 'bad' AND key IN (SELECT key FROM work_dirty WHERE kind = 'entity')
        AND key BETWEEN {from:UInt64} AND {to:UInt64} AND key NOT IN (SELECT key FROM work_aside WHERE kind = 'entity')`,
    },
    'entity',
    1,
    1,
  ],
  ['all levels of a block of costs', badBlock, ON_COSTS, 'cost', 1, 2],
  [
    'a day of exchange rates',
    badRates,
    {
      statement: 'INSERT INTO work_rate_pairs',
      on: "fx_rows WHERE base = 'XTS' AND (slice, snapshot) IN (SELECT slice, snapshot FROM work_current)",
    },
    'slice',
    1,
    1,
  ],
];

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
  it.each(FAULTS)(
    '%s stops nothing else, and is made up for once it can be',
    {
      timeout: 120_000,
    },
    async (_, bad, fault, kind, units, keys) => {
      const without = await worldOf(others);
      const line = await faultyLine(fault);
      await line.load([...bad, ...others]);
      expect(await line.advance()).toMatchObject({ revision: 1 });
      expect(await line.snapshot()).toBe(without);
      const expected = { kind, units: String(units), keys: String(keys) };
      expect(await line.aside()).toEqual([{ ...expected, attempts: 1 }]);
      const what = { person: 'people', identifier: 'people', entity: 'entities' }[kind] ?? 'blocks';
      const nothing = { people: 0, entities: 0, blocks: 0 };
      expect(await asideCounts(line.warehouse)).toEqual({ ...nothing, [what]: 1 });
      expect(await listAside(line.warehouse, 10)).toMatchObject([
        { kind, attempts: 1, error: 'Decimal math overflow' },
      ]);
      // There is nothing left to do, and a rebuild goes round it as well.
      expect(await line.advance()).toBeUndefined();
      await line.deriver.rebuild();
      expect(await line.snapshot()).toBe(without);
      expect(await line.aside()).toEqual([{ ...expected, attempts: 2 }]);

      line.heal();
      await line.deriver.rebuild();
      expect(await line.snapshot()).toBe(await worldOf(others, bad));
      expect(await line.aside()).toEqual([]);
      await line.close();
    },
  );

  it('keeps the rows that were published last, and is tried again with each new fact of its own', {
    timeout: 120_000,
  }, async () => {
    const line = await faultyLine();
    await line.load([...badPerson, ...badBlock, ...others]);
    await line.advance();
    const before = await line.snapshot();
    line.fail(ON_PERSON);
    line.fail(ON_COSTS);
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
        [...badPerson, ...badBlock, ...others],
        [...news, more, own, visit([client('bad')], '2026-03-09T10:00:00Z')],
      ),
    );
    await next.rebuild();
    expect(await line.snapshot()).toBe(healed);
    await next.close();
    await line.close();
  });

  it('is nobody where a rebuild fails for everybody: then the fault is not in the data', {
    timeout: 120_000,
  }, async () => {
    const line = await faultyLine();
    await line.load(others);
    await line.advance();
    const before = await line.snapshot();
    line.fail({ statement: 'INSERT INTO touchpoint_rows', on: 'numbers(1)' });
    await expect(line.deriver.rebuild()).rejects.toThrow('Decimal math overflow');
    expect(await line.aside()).toEqual([]);
    expect(await line.snapshot()).toBe(before);
    await line.close();
  });
});

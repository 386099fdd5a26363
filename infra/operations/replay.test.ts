import type { Fact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { describeInLong, inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import { client, costs, email, form, order, visit } from '@throughline/transform/testing/facts';
import { world } from '@throughline/transform/testing/worlds';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Meaning,
  openReplayableLine,
  RECEIVED,
  SECOND,
} from '../lab/testing/replayable-line.ts';

type Line = Awaited<ReturnType<typeof openReplayableLine>>;

const OPTIONS = { numRuns: runs(1, 10) };
const asIs: Meaning = (facts) => facts;

interface Correction {
  readonly money: boolean;
  readonly identifiers: boolean;
  readonly blocks: boolean;
  /** Drops facts whose id ends so; none for an empty text. */
  readonly dropped: string;
}

const correction: fc.Arbitrary<Correction> = fc.record({
  money: fc.boolean(),
  identifiers: fc.boolean(),
  blocks: fc.boolean(),
  dropped: fc.constantFrom('', '[0-3]$', '[a-f]$'),
});

/** A mapping that reads the same deliveries in another way; ids stay, because they name the vendor's own. */
function corrected({ money, identifiers, blocks, dropped }: Correction): Meaning {
  return (facts) =>
    facts
      .filter(({ id }) => !dropped || !new RegExp(dropped).test(id))
      .map((fact) => (money ? withOtherMoney(fact) : fact))
      .map((fact) => (identifiers ? withOtherIdentifiers(fact) : fact))
      .map((fact) => (blocks ? inBlock(fact) : fact));
}

function withOtherMoney(fact: Fact): Fact {
  if (fact.kind === 'entity' && fact.entityType === 'order' && fact.fields.netMicros)
    return { ...fact, fields: { ...fact.fields, netMicros: fact.fields.netMicros * 2n } };
  if (fact.kind === 'slice' && fact.type === 'ad_cost')
    return {
      ...fact,
      rows: fact.rows.slice(1).map((row) => ({ ...row, costMicros: row.costMicros * 3n })),
    };
  return fact;
}

function withOtherIdentifiers(fact: Fact): Fact {
  if (fact.kind === 'event')
    return { ...fact, identifiers: [...fact.identifiers, client(`x${fact.id.at(-1)}`)] };
  if (fact.kind === 'entity' && fact.entityType === 'order')
    return { ...fact, identifiers: { ...fact.identifiers, client_id: client('d0') } };
  return fact;
}

function inBlock(fact: Fact): Fact {
  if (fact.kind !== 'event') return fact;
  const key = `block:${fact.id.at(-1)}`;
  const snapshotId = deterministicId('snapshot', key);
  return { ...fact, slice: { key, snapshotAt: RECEIVED, snapshotId, part: 1, parts: 1 } };
}

/** Facts cut into loads; each fact is in one load only, and so is each snapshot. */
const unsharedLoads = fc
  .tuple(world, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 8 }))
  .map(([facts, sizes]) => {
    const once = new Map(
      facts.map((fact) => [
        fact.kind === 'slice' ? `${fact.slice.key} ${fact.slice.snapshotId}` : fact.id,
        fact,
      ]),
    );
    return cut([...once.values()], sizes);
  });

function cut(facts: readonly Fact[], sizes: readonly number[]): Fact[][] {
  const loads: Fact[][] = [];
  for (let start = 0; start < facts.length; start += loads.at(-1)!.length)
    loads.push(facts.slice(start, start + sizes[loads.length % sizes.length]!));
  return loads;
}

/** Loads each list as one load of two deliveries, and derives. */
async function filled(loads: readonly (readonly Fact[])[], meaningOf: (load: number) => Meaning) {
  const line = await openReplayableLine(asIs);
  for (const [index, facts] of loads.entries()) {
    line.understand(meaningOf(index));
    const middle = Math.ceil(facts.length / 2);
    await line.load([facts.slice(0, middle), facts.slice(middle)]);
  }
  await line.advance();
  return line;
}

/** Everything that is kept of deliveries but their loads, whatever has collapsed already. */
async function stored(line: Line): Promise<string> {
  const parts = [
    'SELECT DISTINCT * EXCEPT load FROM events',
    'SELECT DISTINCT * EXCEPT (load, fields), toString(mapSort(fields)) FROM entities',
    'SELECT DISTINCT * EXCEPT load FROM slices',
    'SELECT DISTINCT * EXCEPT load FROM cost_rows',
    'SELECT DISTINCT * FROM fx_rows',
    'SELECT DISTINCT * FROM identity_edges',
    'SELECT DISTINCT * FROM entity_index',
    'SELECT sum(accepted + duplicates), sum(rejected), sum(events), sum(entities), sum(slices), count() FROM deliveries',
  ].map((sql) => line.rows(`${sql} ORDER BY ALL`));
  return JSON.stringify(await Promise.all(parts), null, 1);
}

async function expectSame(line: Line, expected: Line): Promise<void> {
  expect(await stored(line)).toBe(await stored(expected));
  expect(await line.snapshot()).toBe(await expected.snapshot());
  const left = await line.rows('SELECT 1 FROM replay_loads UNION ALL SELECT 1 FROM dirty');
  expect(left).toEqual([]);
}

describeInLong('a replay', { timeout: 600_000 }, () => {
  it('of everything gives what today’s mapping would have given from the start', async () => {
    await fc.assert(
      fc.asyncProperty(world, correction, async (facts, other) => {
        const loads = cut(facts, [4, 1, 7]);
        const line = await filled(loads, () => asIs);
        line.understand(corrected(other));
        const { lost, ...result } = await line.replay();
        expect([result, lost]).toEqual([
          { loads: loads.length, deliveries: loads.length * 2, skipped: 0 },
          0,
        ]);
        const expected = await filled(loads, () => corrected(other));
        await expectSame(line, expected);
        await Promise.all([line.close(), expected.close()]);
      }),
      OPTIONS,
    );
  });

  it('of some loads changes what they brought, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        unsharedLoads,
        correction,
        fc.nat(),
        fc.nat(),
        async (loads, other, a, b) => {
          const from = a % loads.length;
          const to = from + 1 + (b % (loads.length - from));
          const line = await filled(loads, () => asIs);
          line.understand(corrected(other));
          const range = { from: RECEIVED + from * SECOND, to: RECEIVED + to * SECOND };
          expect(await line.replay(range)).toMatchObject({ loads: to - from });
          const expected = await filled(loads, (load) =>
            load >= from && load < to ? corrected(other) : asIs,
          );
          await expectSame(line, expected);
          await Promise.all([line.close(), expected.close()]);
        },
      ),
      OPTIONS,
    );
  });

  it('through the same mapping changes no byte, and neither does another one', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (facts) => {
        const line = await filled(cut(facts, [3, 5]), () => asIs);
        const before = [await line.snapshot(), await stored(line)];
        for (const range of [{}, { from: RECEIVED + SECOND }, {}]) {
          await line.replay(range);
          expect([await line.snapshot(), await stored(line)]).toEqual(before);
        }
        await line.close();
      }),
      OPTIONS,
    );
  });

  it('that is killed after any of its steps and done again gives the same', async () => {
    const facts = fc.sample(world, { numRuns: 6, seed: 11 }).flat();
    const loads = cut(facts, [9, 20]);
    const meanings = [
      asIs,
      corrected({ money: true, identifiers: true, blocks: true, dropped: '[0-3]$' }),
    ] as const;
    const expected = await Promise.all(meanings.map((meaning) => filled(loads, () => meaning)));
    const line = await filled(loads, () => asIs);
    let steps = 0;
    for (let tried = 1, wasKilled = true; wasKilled; tried += 1) {
      steps += 1;
      line.understand(meanings[tried % 2]!);
      wasKilled = await line.replayKilledAfter(steps);
      await expectSame(line, expected[tried % 2]!);
    }
    // The plan, two notes, nine removals, the batches, the rebuild …
    expect(steps).toBeGreaterThan(14);
    await Promise.all([line, ...expected].map((each) => each.close()));
  });
});

const VISITS = ['01', '02', '03', '04'].map((day) => [
  visit([client(`d${day}`), email('e')], `2026-03-${day}T10:00:00Z`, { source: 'vk' }),
]);

describe('a replay’s range', () => {
  it('is of one source or time, and takes in whole loads', async () => {
    const line = await openReplayableLine(asIs);
    await line.load([VISITS[0]!, VISITS[1]!], 'ga4');
    await line.load([VISITS[2]!], 'crm');
    await line.advance();
    line.understand(() => []);
    expect(await line.replay({ source: 'shopify' })).toEqual({
      ...{ loads: 0, deliveries: 0, skipped: 0, lost: 0 },
    });
    expect(await line.replay({ to: RECEIVED })).toMatchObject({ loads: 0 });
    expect(await line.replay({ source: 'crm' })).toMatchObject({ loads: 1, deliveries: 1 });
    expect(await line.rows('SELECT count() AS n FROM events')).toEqual([{ n: '2' }]);
    expect(await line.replay({ to: RECEIVED + 1 })).toMatchObject({ loads: 1, deliveries: 2 });
    expect(await line.rows('SELECT count() AS n FROM events')).toEqual([{ n: '0' }]);
    expect(await line.rows('SELECT count() AS n FROM identity_edges')).toEqual([{ n: '0' }]);
    await line.close();
  });

  it('leaves alone what the log no longer has, and says how much', async () => {
    const line = await openReplayableLine(asIs);
    const ranges: Awaited<ReturnType<typeof line.load>>[] = [];
    for (const facts of VISITS) ranges.push(await line.load([facts]));
    await line.advance();
    const { log } = line;
    const read: typeof log.read = async (partition, from, limit) =>
      (await log.read(partition, from, limit)).filter(
        ({ offset }) => partition !== ranges[0]!.partition || offset > ranges[0]!.first,
      );
    line.understand(() => []);
    const kept: Line['parts']['log'] = {
      partitions: log.partitions,
      committed: (group) => log.committed(group),
      read,
    };
    const { replay } = await import('./replay.ts');
    const result = await replay({ ...line.parts, log: kept }, {}, async () => {});
    expect(result).toEqual({ loads: 3, deliveries: 3, skipped: 1, lost: 0 });
    expect(await line.rows('SELECT toString(id) AS id FROM events')).toEqual([
      { id: VISITS[0]![0]!.id },
    ]);

    // What is about to be dropped would be gone before it is loaded again.
    const soon = { ...line.parts, keptFor: 6 * 3600 * SECOND - 100 * SECOND };
    expect(await replay(soon, {}, async () => {})).toMatchObject({ loads: 0, skipped: 4 });
    await line.close();
  });

  it('ends before what may still be loaded', async () => {
    const line = await openReplayableLine(asIs);
    await line.load([VISITS[0]!]);
    await line.log.seek('load', [0, 0]);
    line.understand(() => []);
    expect(await line.replay()).toMatchObject({ loads: 0, skipped: 0 });
    await line.close();
  });
});

inLong('reads bad rows again, and makes new ones of what can no longer be read', async () => {
  const line = await openReplayableLine((facts) => (facts.length > 1 ? undefined : facts));
  await line.load([VISITS.slice(0, 2).flat(), VISITS[2]!]);
  await line.advance();
  const open = () => line.rows("SELECT count() AS n FROM bad_rows FINAL WHERE status = 'open'");
  expect(await open()).toEqual([{ n: '1' }]);
  line.understand(asIs);
  await line.replay();
  expect(await open()).toEqual([{ n: '0' }]);
  expect(await line.rows('SELECT count() AS n FROM events')).toEqual([{ n: '3' }]);
  line.understand(() => undefined);
  await line.replay();
  expect(await open()).toEqual([{ n: '2' }]);
  expect(await line.rows('SELECT count() AS n FROM events')).toEqual([{ n: '0' }]);
  await line.close();
});

it('shows the state before until it is done, and is done before anything else is derived', async () => {
  const line = await openReplayableLine(asIs);
  await line.load([
    [
      form([client('a'), email('a')], '2026-03-01T10:00:00Z'),
      order('1', { email: email('a') }, '2026-03-02T10:00:00Z', 10),
      costs('2026-03-01', '2026-04-01T00:00:00Z', [{ campaign: 'brand', cost: 5 }]),
    ],
  ]);
  await line.advance();
  const before = await line.snapshot();
  line.understand(() => []);
  const seen: string[] = [];
  const { replay } = await import('./replay.ts');
  const loader = {
    load: async (...given: Parameters<typeof line.parts.loader.load>) => {
      seen.push(await line.snapshot());
      return line.parts.loader.load(...given);
    },
  };
  const told: number[] = [];
  await replay(
    { ...line.parts, loader },
    {},
    async () => {},
    (done) => told.push(done),
  );
  expect(seen).toEqual([before]);
  expect(await line.snapshot()).not.toBe(before);
  expect(told.at(-1)).toBeCloseTo(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  await line.close();
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  TRANSFORM_NAMES,
  type TransformName,
  transformPaths,
} from '../attribution/paths/transforms/transforms.ts';
import { currentPublication, type Publication } from '../derive/publication.ts';
import { client, deal, form, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { type AggregatedPaths, aggregatedPaths, type JourneysFilter } from './paths.ts';

const paid = { source: 'google', medium: 'cpc' };
const mail = { source: 'newsletter', medium: 'email' };
const who = (name: string) => ({ client_id: client(name) });
const seen = (name: string, time: string, traffic?: { source: string; medium: string }) =>
  visit([client(name)], time, traffic);
const MARCH: JourneysFilter = {
  ...{ from: '2026-03-01', to: '2026-03-31', basis: 'payment', of: 'sale' },
  ...{ transform: 'unique', lookbackDays: 30 },
};

let line: Awaited<ReturnType<typeof openTestLine>>;
let state: Publication;
beforeAll(async () => {
  line = await openTestLine({ lookbackDays: 30 });
  await line.load([
    // a: paid, paid, direct, order of 100 with goods of 60 after 4 days and 2 hours; then e-mail and no more.
    seen('a', '2026-03-01T10:00:00Z', paid),
    seen('a', '2026-03-03T10:00:00Z', paid),
    seen('a', '2026-03-05T10:00:00Z'),
    order('1', who('a'), '2026-03-05T12:00:00Z', 100, { cost: 60 }),
    seen('a', '2026-03-20T10:00:00Z', mail),
    // b: e-mail, paid, order of 50 after two days and a half, whose goods nobody priced.
    seen('b', '2026-03-02T10:00:00Z', mail),
    seen('b', '2026-03-04T10:00:00Z', paid),
    order('2', who('b'), '2026-03-04T22:00:00Z', 50),
    // c: a visit too long ago, e-mail with a form, paid: no sale.
    seen('c', '2026-01-10T10:00:00Z', paid),
    seen('c', '2026-03-06T10:00:00Z', mail),
    form([client('c')], '2026-03-06T10:05:00Z'),
    seen('c', '2026-03-08T10:00:00Z', paid),
    // d: goes on after the period.
    seen('d', '2026-03-10T10:00:00Z', paid),
    seen('d', '2026-04-02T10:00:00Z', paid),
    // e: an order out of nowhere.
    order('3', who('e'), '2026-03-07T10:00:00Z', 10, { cost: 4 }),
    // f: paid, direct, deal of 30 after one day and a half, won in April.
    seen('f', '2026-03-02T10:00:00Z', paid),
    seen('f', '2026-03-03T10:00:00Z'),
    deal('9', who('f'), '2026-03-03T11:00:00Z', {
      ...{ won: '2026-04-03T22:00:00Z', amount: 30, margin: 7.5 },
    }),
    // g: e-mail, and an order in a currency without a rate, 12 hours later.
    seen('g', '2026-03-09T10:00:00Z', mail),
    order('5', who('g'), '2026-03-09T22:00:00Z', 70, { currency: 'USD' }),
  ]);
  await line.advance();
  state = await currentPublication(line.warehouse);
});
afterAll(async () => {
  await line.close();
});

function rowsOf(paths: AggregatedPaths) {
  return [...paths.conversions].map((conversions, at) => ({
    path: [...paths.steps.subarray(paths.starts[at], paths.starts[at + 1])].map(
      (step) => paths.channels[step]!,
    ),
    conversions,
    nulls: paths.nulls[at]!,
    money: `${paths.revenue[at]}+${paths.revenueUnknown[at]} ${paths.margin[at]}+${paths.marginUnknown[at]}`,
  }));
}

/** Rows as texts: path, conversions, nulls, revenue and margin with the unknown amounts. */
async function paths(more: Partial<JourneysFilter> = {}) {
  const rows = rowsOf(await aggregatedPaths(line.warehouse.reader(), state, { ...MARCH, ...more }));
  return rows
    .map((row) => `${row.path.join('>')}: ${row.conversions} ${row.nulls} ${row.money}`)
    .sort();
}

describe('aggregatedPaths', () => {
  it('has converted journeys and those that ended without', async () => {
    expect(await paths()).toEqual([
      ': 1 0 1000+0 600+0',
      // g converted; a came back by e-mail and did not
      'Email: 1 1 0+1 0+1',
      // b converted, c did not
      'Email>Paid Search: 1 1 5000+0 0+1',
      'Paid Search>Paid Search>Direct: 1 0 10000+0 4000+0',
    ]);
  });

  it('dates conversions by the basis and nulls by their last touch', async () => {
    // The deal of f was created in March and won in April; f's touches lie inside 30 days of the winning only
    // where they are younger than 4 March, so none is left.
    expect(await paths({ basis: 'deal', of: 'deal' })).toContain(': 1 0 3000+0 750+0');
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect(await paths(april)).toEqual([
      ': 1 0 3000+0 750+0',
      'Paid Search>Paid Search: 0 1 0+0 0+0',
    ]);
    // By touch: order 1 belongs to 5 March, the day of its last touch; f has none and counts at its end.
    const fifth = { from: '2026-03-05', to: '2026-03-05' };
    expect(await paths({ basis: 'touch', ...fifth })).toEqual([
      'Paid Search>Paid Search>Direct: 1 0 10000+0 4000+0',
    ]);
    expect(await paths({ basis: 'touch', from: '2026-03-01', to: '2026-03-01' })).toEqual([]);
  });

  it('reaches as far back as the window, from the conversion and from the last touch', async () => {
    // c's visit of 10 January is 57 days before the last one.
    const longer = await paths({ lookbackDays: 60 });
    expect(longer).toContain('Paid Search>Email>Paid Search: 0 1 0+0 0+0');
    const shorter = await paths({ lookbackDays: 1 });
    expect(shorter).toContain('Paid Search: 0 1 0+0 0+0');
  });

  it('knows leads apart from sales', async () => {
    expect(await paths({ of: 'lead' })).toEqual(
      [
        // c five minutes after it came; g, whose order is no lead
        'Email: 1 1 0+0 0+0',
        // b, who never asked for anything
        'Email>Paid Search: 0 1 0+0 0+0',
        // c after the form
        'Paid Search: 0 1 0+0 0+0',
        // a, all of the way
        'Paid Search>Paid Search>Direct>Email: 0 1 0+0 0+0',
        // the deal of f was a lead when it was created
        'Paid Search>Direct: 1 0 0+0 0+0',
      ].sort(),
    );
  });

  it.each(TRANSFORM_NAMES)('changes paths by %s as the library does', async (transform) => {
    const recorded = rowsOf(await aggregatedPaths(line.warehouse.reader(), state, MARCH));
    const expected = transformPaths(
      recorded.map(({ path, conversions, nulls }) => ({ path, conversions, nulls, value: 0 })),
      [transform satisfies TransformName],
      { isDirect: (channel) => channel === 'Direct' },
    );
    const rows = rowsOf(
      await aggregatedPaths(line.warehouse.reader(), state, { ...MARCH, transform }),
    );
    const counted = (
      all: readonly { path: readonly string[]; conversions: number; nulls: number }[],
    ) => all.map((row) => `${row.path.join('>')}: ${row.conversions} ${row.nulls}`).sort();
    expect(counted(rows)).toEqual(counted(expected));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { pathsReport as contract, type PathsQuery } from '../../contract/reports/paths.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../../testing/journeys-world.ts';
import { readState } from '../state.ts';
import { pathsReport } from './paths-report.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let world: Awaited<ReturnType<typeof openJourneysWorld>>;
beforeAll(async () => {
  world = await openJourneysWorld();
});
afterAll(async () => {
  await world.close();
});

async function reportOf(query: Partial<PathsQuery> = {}) {
  const reader = world.warehouse.reader();
  const source = { reader, state: await readState(reader), dataRange: MARCH };
  const asked = CONTRACTS.paths.query.parse({ ...MARCH, ...query });
  return contract.parse(await pathsReport(source, asked, JOURNEYS_CONFIG));
}
const namesOf = (rows: readonly { path: readonly string[] }[]) =>
  rows.map(({ path }) => path.join('>'));

describe('pathsReport', () => {
  it('counts the ways that led somewhere and those that led nowhere', async () => {
    const { rows, totals, meta } = await reportOf();
    expect(rows.map((row) => [row.path.join('>'), ...Object.values(row).slice(1)])).toEqual([
      // b converted, d did not
      ['Paid Search', 1, '50.00', 1, 0.5, 0.5],
      ['', 1, '10.00', 0, null, null],
      ['Email', 1, null, 0, 1, 0.5],
      ['Paid Search>Direct', 1, '30.00', 0, 1, 18.5],
      // 4 days and 2 hours
      ['Paid Search>Email>Direct', 1, '100.00', 0, 1, 98 / 24],
      ['Email>Paid Search', 0, '0.00', 1, 0, null],
    ]);
    // The dollars of g are not known, so neither is the sum.
    expect(totals).toEqual({ paths: 6, conversions: 5, value: null, nulls: 2 });
    expect(meta).toMatchObject({
      ...{ report: 'paths', basis: 'payment', of: 'sale', value: 'revenue', revision: 1 },
      ...{ transform: 'exposure', data: MARCH },
    });
  });

  it.each([
    ['Paid Search > …', 'Paid Search|Paid Search>Direct|Paid Search>Email>Direct', '180.00'],
    ['paid* > ... > DIRECT', 'Paid Search>Direct|Paid Search>Email>Direct', '130.00'],
    ['*', 'Paid Search|Email', null],
    ['* > Email > *', 'Paid Search>Email>Direct', '100.00'],
    ['Nothing', '', '0.00'],
  ])('finds %s', async (match, expected, value) => {
    const { rows, totals } = await reportOf({ match });
    expect(namesOf(rows).join('|')).toBe(expected);
    expect(totals).toMatchObject({ paths: rows.length, value });
  });

  it('sorts by what is asked for, the unknown last, and cuts pages with the same totals', async () => {
    const byValue = await reportOf({ sort: 'value' });
    expect(byValue.rows.map(({ value }) => value)).toEqual([
      ...['100.00', '50.00', '30.00', '10.00', '0.00'],
      null,
    ]);
    const byDays = await reportOf({ sort: 'median_days', value: 'margin' });
    expect(byDays.rows.slice(0, 2).map(({ value }) => value)).toEqual(['7.50', '40.00']);
    expect(namesOf((await reportOf({ sort: 'nulls' })).rows).slice(0, 2)).toEqual([
      'Paid Search',
      'Email>Paid Search',
    ]);
    const page = await reportOf({ sort: 'value', limit: 2, offset: 2 });
    expect(page.rows).toEqual(byValue.rows.slice(2, 4));
    const beyond = await reportOf({ offset: 100 });
    expect(beyond.rows).toEqual([]);
    expect(page.totals).toEqual(byValue.totals);
    expect(beyond.totals).toEqual(byValue.totals);
  });

  it('folds letters of every alphabet as the warehouse does', async () => {
    const [found] = await world.rows<Record<string, number>>(
      `SELECT match('Прямые заходы\\x1f', '(?is)^ПРЯМЫЕ[^\\\\x1f]*\\\\x1f$') AS russian,
         match('Şirket\\x1f', '(?is)^şirket\\\\x1f$') AS turkish`,
    );
    expect(found).toEqual({ russian: 1, turkish: 1 });
  });

  it('answers an empty warehouse with nothing', async () => {
    const source = { reader: world.warehouse.reader(), state: null, dataRange: null };
    const report = await pathsReport(source, CONTRACTS.paths.query.parse(MARCH), JOURNEYS_CONFIG);
    expect(report).toMatchObject({ rows: [], meta: { as_of: null, revision: 0, data: null } });
    expect(report.totals).toEqual({ paths: 0, conversions: 0, value: '0.00', nulls: 0 });
  });
});

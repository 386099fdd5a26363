import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import { queryText } from '../../contract/query-text.ts';
import type { Asked, ReportContract } from '../../contract/report.ts';
import { CONTRACTS, REPORT_NAMES, type ReportName } from '../../contract/reports/index.ts';
import type { Column, NotOpened, Opening, OpeningQuery, TableRow } from '../../contract/table.ts';
import { bodyOf } from '../../testing/serve.ts';
import { servedReports } from '../../testing/served-world.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
/** Every kind of opening once, where the samples would repeat the same ones. */
const ASKED: Readonly<Partial<Record<ReportName, readonly OpeningQuery[]>>> = {
  channels: [
    { basis: 'lead' },
    { basis: 'lead', where: ['channel:not:Direct', 'device:is:'] },
    { by: 'channel,campaign', model: 'linear', compare: 'previous' },
  ],
  explore: [
    {
      ...{ by: 'month,channel', model: 'linear', metrics: 'cost,visits,revenue,romi_margin' },
      where: ['channel:not:Email', 'source:not:bing'],
    },
    { by: 'month,campaign', metrics: 'cost,clicks,visits,leads,orders,revenue', model: 'first' },
    { by: 'conversion,customer', metrics: 'leads,orders,revenue,sold,sold_revenue,sold_margin' },
    { by: 'device', metrics: 'visits,calls,orders' },
  ],
  attribution: [
    { models: 'linear,last,markov', bootstrap: '0' },
    { models: 'linear', of: 'order', value: 'margin', by: 'channel,campaign' },
    { models: 'first', of: 'lead', basis: 'lead' },
  ],
  paths: [{}, { transform: 'unique', value: 'margin' }],
  lags: [{}, { of: 'lead', basis: 'lead' }],
  overlap: [{}, { value: 'margin' }],
  rfm: [{}, { value: 'revenue' }],
  cohorts: [{ by: 'channel' }, {}, { value: 'revenue' }],
  changes: [
    { from: '2026-02-01', to: '2026-03-31', compare: '2026-01-01..2026-01-31' },
    { from: '2026-02-01', to: '2026-03-31', of: 'profit', by: 'channel', model: 'linear' },
  ],
};
/** The gate asks the first question of each report. */
const asking = (name: ReportName) =>
  (ASKED[name] ?? (CONTRACTS[name].samples as readonly OpeningQuery[])).slice(0, runs(1, 99));

/** Reports of money are asked of the world that has costs, refunds and a plan, over all of its days. */
const OF_MONEY: readonly ReportName[] = [
  ...(['months', 'plan-fact', 'payback', 'scenarios', 'close-changes', 'reconcile'] as const),
  ...(['changes', 'multiverse', 'claims', 'swot'] as const),
];
const servedOf = servedReports(OF_MONEY);
const daysOf = (name: ReportName) =>
  OF_MONEY.includes(name) ? { from: '2026-01-01', to: '2026-04-05' } : MARCH;

type AnyColumn = Column<Readonly<Record<string, unknown>>>;

/** Answers of the questions that were asked. */
const answered = new Map<string, ReturnType<typeof openedCells>>();

/** Numbers of a report that say which rows add up to them, and why the others do not. */
function cellsOf(name: ReportName, asked: OpeningQuery) {
  const key = JSON.stringify([name, asked]);
  const found = answered.get(key) ?? openedCells(name, asked);
  answered.set(key, found);
  return found;
}

async function openedCells(name: ReportName, asked: OpeningQuery) {
  const contract = CONTRACTS[name] as unknown as ReportContract;
  const query = { ...daysOf(name), ...asked };
  const report = await bodyOf(servedOf(name), `/api/v1/reports/${name}?${queryText(query)}`);
  const { columns, rows } = contract.table(report);
  const parsed = contract.query.parse(query) as Asked<typeof contract>;
  return rows.flatMap((row) =>
    (columns as unknown as readonly AnyColumn[])
      .filter(({ key, unit }) => unit !== 'text' && unit !== 'list' && isKnown(row, key))
      .map((column) => ({ row, column, opening: column.opens?.(row, parsed) })),
  );
}

/** How many columns of a report the gate opens. */
const COLUMNS_IN_GATE = 1;

/**
 * One cell of some columns, which lie evenly between the first and the last: in turn the first cell, which is of a row,
 * and the last, which is of a sum where there is one.
 */
function endsOfColumns<Cell extends { column: AnyColumn }>(cells: readonly Cell[], most: number) {
  const keys = [...new Set(cells.map(({ column }) => column.key))];
  const step = Math.max(1, keys.length / most);
  return keys
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .map((key, at) => {
      const isOf = ({ column }: Cell) => column.key === key;
      return (at % 2 === 0 ? cells.find(isOf) : cells.findLast(isOf))!;
    });
}

/** Reports of what was found: this world has nothing for some of them. */
const mayFindNothing = (name: ReportName) =>
  (CONTRACTS[name] as unknown as ReportContract).mayFindNothing === true;

function isKnown({ cells }: TableRow, key: string): boolean {
  return cells[key] !== null && cells[key] !== undefined;
}

function isOpening(opening: Opening | NotOpened | undefined): opening is Opening {
  return typeof opening === 'object';
}

/** The gate opens every other report; suites of single reports open the columns that they are about. */
const OPENED = REPORT_NAMES.filter((_, at) => IS_LONG || at % 2 === 1);

describe.each(OPENED)('every figure of %s', (name) => {
  it.each(asking(name))('says what stands behind it, with %j', async (asked) => {
    const cells = await cellsOf(name, asked);
    expect(cells.length > 0 || mayFindNothing(name)).toBe(true);
    for (const { column, opening } of cells) expect([column.key, opening]).not.toContain(undefined);
  });

  it.each(asking(name))(
    'opens into rows that add up to it, with %j',
    async (asked) => {
      const all = (await cellsOf(name, asked)).filter(({ opening }) => isOpening(opening));
      expect(all.length > 0 || mayFindNothing(name)).toBe(true);
      const opened = IS_LONG ? all : endsOfColumns(all, COLUMNS_IN_GATE);
      for (const { row, column, opening } of opened)
        expect([name, column.key, row.cells, await sumOf(name, opening as Opening)]).toEqual([
          name,
          column.key,
          row.cells,
          expect.closeTo(Number(row.cells[column.key]), 6),
        ]);
    },
    240_000,
  );
});

it('cells that open nowhere are only those that cannot', async () => {
  const reasons = new Map<string, Set<string>>();
  for (const name of OPENED)
    for (const { column, opening } of await cellsOf(name, asking(name)[0]!))
      if (!isOpening(opening))
        reasons.set(
          `${opening}`,
          (reasons.get(`${opening}`) ?? new Set()).add(`${name}.${column.key}`),
        );
  expect([...reasons.get('not_listed')!].sort()).toEqual(['overlap.nulls', 'paths.nulls']);
  // There are too few conversions for a data-driven model here.
  expect([...reasons.keys()].sort()).toEqual(['bound', 'derived', 'not_listed']);
});

it('a data-driven credit stands for all journeys together', () => {
  const { columns } = CONTRACTS.attribution;
  const row = { cells: { model: 'markov', conversions: 1, value: '5.00' }, key: 'channel=Email' };
  const asked = CONTRACTS.attribution.query.parse(MARCH);
  const openings = columns.map(({ key, opens }) => [key, opens?.(row, asked as never)]);
  expect(openings).toContainEqual(['conversions', 'fitted']);
  expect(openings).toContainEqual(['value', 'fitted']);
});

/** What the rows behind a cell come to; equal to the sum that the answer says itself. */
async function sumOf(
  name: ReportName,
  { path, query, adds, only, rows: place = 'rows', sum }: Opening,
): Promise<number> {
  const isPaged = path !== `journeys/${path.split('/')[1]}`;
  const asked = queryText({ ...query, ...(isPaged && { limit: '10000' }) });
  const body = await bodyOf<Record<string, unknown>>(
    servedOf(name),
    `/api/v1/reports/${path}?${asked}`,
  );
  const rows = (body[place] as readonly Readonly<Record<string, unknown>>[]).filter(
    (row) => !only || row[only.key] === only.is,
  );
  const added =
    adds === 'count' ? rows.length : rows.reduce((whole, row) => whole + Number(row[adds]), 0);
  const said = sum
    ?.split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], body);
  if (sum !== undefined) expect(Number(said)).toBeCloseTo(added, 6);
  return added;
}

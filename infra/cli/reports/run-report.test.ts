import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdDataFolder } from '../../topology/data-folder.ts';
import { run } from '../run.ts';
import { capturedIo } from '../testing/captured-io.ts';

/** No text: bytes that UTF-8 has no character for. */
const FILE = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x80);
const PATHS = {
  meta: { report: 'paths' },
  totals: {},
  rows: [
    {
      ...{ path: ['Paid Search', 'Direct'], conversions: 2, value: '1234.5', nulls: 1 },
      ...{ rate: 2 / 3, median_days: 18.5 },
    },
    { path: [], conversions: 1, value: null, nulls: 0, rate: null, median_days: null },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'throughline-report-'));
const asked: URL[] = [];
let rows = PATHS.rows;
let server: Server;
let release: () => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    asked.push(url);
    response.setHeader('x-default-period', '2026-03-01..2026-03-30');
    const isFile = ['xlsx', 'parquet', 'arrow'].includes(url.searchParams.get('format') ?? '');
    response.end(isFile ? FILE : JSON.stringify({ ...PATHS, rows }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  release = holdDataFolder(folder);
  writeFileSync(
    join(folder, 'server.json'),
    JSON.stringify({ pid: process.pid, url: `http://127.0.0.1:${port}`, token: 't', version: '0' }),
  );
});
beforeEach(() => {
  asked.length = 0;
  rows = PATHS.rows;
});
afterAll(() => {
  server.close();
  release();
  rmSync(folder, { recursive: true });
});

async function report(line: string, isTTY = false) {
  const io = capturedIo({ environment: { THROUGHLINE_DATA_DIR: folder } });
  Object.assign(io.stdout, { isTTY });
  const exitCode = await run(['report', ...line.split(' ')], io);
  return { exitCode, out: io.out(), err: io.err(), bytes: io.bytes() };
}

describe('throughline report', () => {
  it('asks the API with every option, under the names of its parameters', async () => {
    const { exitCode } = await report(
      'journeys --from 2026-03-01 --min-days 2 --max-touches 7 --channel Email --limit 5',
    );
    expect(exitCode).toBe(0);
    expect(asked[0]!.pathname).toBe('/api/v1/reports/journeys');
    expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({
      ...{ from: '2026-03-01', min_days: '2', max_touches: '7', channel: 'Email', limit: '5' },
    });
  });

  it.each(['xlsx', 'parquet', 'arrow'])('writes %s as it came', async (format) => {
    const { bytes } = await report(`channels --format ${format} --lang tr`);
    expect(new Uint8Array(bytes)).toEqual(FILE);
    expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({ format, lang: 'tr' });
  });

  it('does not write a file to a terminal', async () => {
    const { exitCode, err } = await report('lags --format xlsx', true);
    expect([exitCode, asked.length]).toEqual([2, 0]);
    expect(err).toContain('such as > lags.xlsx');
    expect((await report('lags --format csv', true)).exitCode).toBe(0);
  });

  it('draws any report as a table', async () => {
    const { out } = await report('paths --format table');
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      'path                  conversions    value  nulls    rate  median_days',
      '────────────────────  ───────────  ───────  ─────  ──────  ───────────',
      'Paid Search > Direct            2  1234.50      1  66.7 %        18.50',
      '–                               1        –      0       –            –',
      '',
    ]);
  });

  it('says so where a table would be empty', async () => {
    rows = [];
    const named = 'paths --from 2026-03-01 --to 2026-03-30 --format table';
    expect((await report(named)).err).toContain(
      'There is nothing in these days: choose others with --from and --to.',
    );
  });

  it('says which days were taken where none were named', async () => {
    const { err } = await report('overlap');
    expect(err).toBe(
      'The report is of 2026-03-01 to 2026-03-30; --from and --to choose other days.\n',
    );
  });

  it.each([
    ['paths --limit 0', /limit: Expected a whole number from 1 to 10000/],
    ['channels --by channel,creative', /by\.1: /],
    ['attribution --of purchase', /of: Expected one of sale, order, deal, lead/],
    ['lags --from 2026-02-30', /from: from must be a day of the calendar/],
  ])('refuses %s before anything is asked', async (line, message) => {
    const { exitCode, err } = await report(line);
    expect([exitCode, asked.length]).toEqual([2, 0]);
    expect(err).toMatch(message);
  });
});

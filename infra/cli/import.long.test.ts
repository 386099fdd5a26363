import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load-config.ts';
import { CONFIG, files, orderFile } from '../lab/e2e/story.ts';
import { untilVisible } from '../operations/visibility.ts';
import type { Process } from '../topology/open-process.ts';
import { openWhole } from '../topology/open-whole.ts';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

/** A server holds the folder, in this process; the commands find it and ask it over HTTP. */
const folder = mkdtempSync(join(tmpdir(), 'throughline-import-'));
const data = join(folder, 'data');
const config = join(folder, 'throughline.config.yaml');
const environment = { THROUGHLINE_DATA_DIR: data, THROUGHLINE_CONFIG: config };
let server: Process;

beforeAll(async () => {
  writeFileSync(config, CONFIG);
  server = await openWhole({
    config: await loadConfig({ file: config, environment: {} }),
    dataDir: data,
    version: 'test',
  });
  await server.listen('127.0.0.1', 0);
}, 180_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

async function command(line: string, stdin = '') {
  const io = capturedIo({ environment, stdin });
  const exitCode = await run(line.split(' '), io);
  return { exitCode, out: io.out(), err: io.err() };
}

/** Path of a file with this content. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function report(): Promise<ChannelsReport> {
  const { out } = await command(
    'report channels --from 2026-03-01 --to 2026-03-31 --model linear --by channel,campaign --format json',
  );
  return JSON.parse(out) as ChannelsReport;
}

function paidSearch({ rows }: ChannelsReport, campaign: string) {
  return rows.find((row) => row.channel === 'Paid Search' && row.campaign === campaign);
}

/** The last line of an import: where its figures are. Before it stands how far a slow one is. */
const REPORTS = /(?:^|: working out: .*\n)Reports: http:\/\/\S+\n$/;
const contentOf = (source: string) => files.find((known) => known.source === source)!.content;

describe('throughline import, while a server holds the folder', { timeout: 180_000 }, () => {
  it('shows the figures of every source at once', async () => {
    const ga4 = await command(`import ga4 ${file('ga4.ndjson', contentOf('ga4'))}`);
    expect(ga4).toMatchObject({ exitCode: 0, err: expect.stringMatching(REPORTS) });
    expect(JSON.parse(ga4.out)).toEqual({
      ...{ source: 'ga4', accepted: 2, duplicates: 0, rejected: 0, skipped: 0 },
      facts: { event: 2, entity: 0, slice: 0 },
    });
    expect(paidSearch(await report(), 'sofas')).toMatchObject({ visits: 1, leads: 1, cost: null });

    const yandex = await command(
      `import yandex-direct ${file('direct.tsv', contentOf('yandex-direct'))}`,
    );
    expect(JSON.parse(yandex.out)).toEqual({
      ...{ source: 'yandex-direct', accepted: 1, duplicates: 0, rejected: 0, skipped: 0 },
      facts: { event: 0, entity: 0, slice: 1 },
    });
    // 2,400.00 with 20 % of VAT in it.
    expect(paidSearch(await report(), 'sofas')).toMatchObject({ cost: '2000.00', cpl: '2000.00' });

    const airbyte = await command('import airbyte -', contentOf('airbyte'));
    expect(JSON.parse(airbyte.out)).toEqual({
      ...{ source: 'airbyte', accepted: 2, duplicates: 0, rejected: 0, skipped: 0 },
      facts: { event: 0, entity: 0, slice: 2 },
    });
    // 20.00 in euros, of which no rate is known yet.
    expect(airbyte.err).toMatch(
      /money of 1 cost row: it is not in RUB.*`currency:`.*exchange-rates/,
    );
    const unknown = await report();
    expect(paidSearch(unknown, 'brand')).toMatchObject({ cost: '1500.00', clicks: 30 });
    expect(unknown.totals.cost).toBeNull();

    const rates = await command('import exchange-rates -', contentOf('exchange-rates'));
    expect(rates).toMatchObject({ exitCode: 0, err: expect.stringMatching(REPORTS) });
    // Google 1,500.00, Yandex.Direct 2,000.00, 20.00 euros at 100.
    expect((await report()).totals.cost).toBe('5500.00');

    const shopify = await command(`import shopify ${file('orders.ndjson', orderFile.content)}`);
    expect(JSON.parse(shopify.out)).toEqual({
      ...{ source: 'shopify', accepted: 3, duplicates: 0, rejected: 0, skipped: 0 },
      // Three orders, and the refund inside one of them.
      facts: { event: 0, entity: 4, slice: 0 },
    });
    // Anna 10,000.00 less 2,500.00 and Clara 3,000.00, of which 40 % are margin; Emil cancelled.
    const whole = await report();
    expect(whole.totals).toMatchObject({ orders: 2, revenue: '10500.00', margin: '4200.00' });
  });

  it('counts what it leaves out, and says once a reason what would take it', async () => {
    const record = (stream: string, day: string) =>
      JSON.stringify({
        type: 'RECORD',
        record: { stream, data: { 'segments.date': day }, emitted_at: 1_772_500_000_000 },
      });
    const brought = await command(
      'import airbyte -',
      [
        ...['{"type":"LOG","log":{"level":"INFO","message":"ok"}}', '{"type":"STATE"}'],
        ...[record('geographic_view', '2026-03-01'), record('geographic_view', '2026-03-02')],
        record('user_location_view', '2026-03-01'),
      ].join('\n'),
    );
    // Three records of two streams that nothing reads; the protocol's own two lines are no records.
    expect(brought.exitCode).toBe(0);
    expect(JSON.parse(brought.out)).toEqual({
      ...{ source: 'airbyte', accepted: 0, duplicates: 0, rejected: 0, skipped: 3 },
      facts: { event: 0, entity: 0, slice: 0 },
    });
    expect(brought.err).toMatch(
      /^standard input: 2 records skipped: stream geographic_view has no map/m,
    );
    expect(brought.err).toMatch(/^standard input: 1 record skipped: stream user_location_view/m);
    const { body: metrics } = await server.app.inject('/metrics');
    expect(metrics).toMatch(
      /throughline_skipped_records_total\{source="airbyte",reason="stream_unmapped",group="geographic_view"\} 2/,
    );
  });

  it('takes nothing twice', async () => {
    const before = await report();
    const again = [
      [`ga4 ${join(folder, 'ga4.ndjson')}`, 2],
      [`yandex-direct ${join(folder, 'direct.tsv')}`, 1],
      ['airbyte -', 2],
      [`shopify ${join(folder, 'orders.ndjson')}`, 3],
    ] as const;
    for (const [what, duplicates] of again) {
      const { out } = await command(`import ${what}`, contentOf('airbyte'));
      expect(JSON.parse(out), what).toMatchObject({
        ...{ accepted: 0, duplicates, rejected: 0 },
        facts: { event: 0, entity: 0, slice: 0 },
      });
    }
    const after = await report();
    expect(after.rows).toEqual(before.rows);
    expect(after.totals).toEqual(before.totals);
  });

  it('says that a file has nothing in it, unless that is allowed', async () => {
    const empty = file('empty.ndjson', '');
    const blank = file('blank.ndjson', ' \n\r\n');
    const sentence = /: there is nothing in it; .*--allow-empty\.\n$/;
    for (const what of [empty, blank, '/dev/null', '-']) {
      expect(await command(`import ga4 ${what}`), what).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(sentence),
      });
      expect(await command(`import ga4 ${what} --allow-empty`), what).toMatchObject({
        exitCode: 0,
        err: '',
      });
    }
  });

  it('is what the built program does', async () => {
    const program = fileURLToPath(new URL('../bin/throughline.js', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, 'import', 'ga4', join(folder, 'ga4.ndjson')],
      { env: { ...process.env, ...environment } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ source: 'ga4', accepted: 0, duplicates: 2 });
  });
});

describe('a file that is not what it claims', { timeout: 180_000 }, () => {
  it.each([
    ['yandex-direct', 'ga4', 'expected a line of column names with Date and Cost'],
    ['shopify', 'ga4', 'expected a Shopify order'],
    ['ga4', 'yandex-direct', 'expected a row of a GA4 BigQuery export'],
  ])('as %s is refused when it is of %s', async (source, other, expected) => {
    const before = await report();
    const { exitCode, out, err } = await command(`import ${source} -`, contentOf(other));
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ accepted: 0, duplicates: 0 });
    expect(err).toMatch(/^standard input:1: record_unreadable: /m);
    expect(err).toContain(expected);
    expect(err).toContain('Nothing was taken in');
    expect((await report()).totals).toEqual(before.totals);
  });

  it('keeps the orders before the cut', async () => {
    const [whole, next] = orderFile.content
      .replaceAll(/("id"|"order_id"):(100|900)/g, '$1:200')
      .split('\n');
    const cut = next!.slice(0, 200);
    const list = await command(`import shopify ${file('cut.json', `[${whole},\n${cut}`)}`);
    expect(list).toMatchObject({ exitCode: 2, out: '' });
    expect(list.err).toMatch(/cut\.json: import_unreadable: .*in the middle of a record.*line 2/);

    const lines = await command(`import shopify ${file('cut.ndjson', `${whole}\n${cut}`)}`);
    expect(lines.exitCode).toBe(0);
    expect(JSON.parse(lines.out)).toMatchObject({ rejected: 1 });
    expect(lines.err).toMatch(/cut\.ndjson:2: record_unreadable: .*expected JSON/);
    // One more order like Anna's: 10,000.00 less 2,500.00.
    expect((await report()).totals).toMatchObject({ orders: 3, revenue: '18000.00' });
  });

  it('replaces no day by half of it', async () => {
    const before = await report();
    const rows = contentOf('ga4').replaceAll('222.2', '333.3');
    const { exitCode, err } = await command('import ga4 -', rows.slice(0, -40));
    expect(exitCode).toBe(2);
    expect(err).toContain('no block was replaced');
    const short = contentOf('yandex-direct')
      .replace('Total rows: 1', 'Total rows: 2')
      .replace('2400000000', '1');
    const yandex = await command('import yandex-direct -', short);
    expect(yandex.exitCode).toBe(2);
    expect(yandex.err).toMatch(/slice_incomplete: .*field Total rows; expected 2 rows/);
    await untilVisible(server.line, await server.line.log.ends());
    expect((await report()).totals).toEqual(before.totals);
  });

  it('rejects a bad row by line and field, and takes the good ones', async () => {
    const [name, columns, row] = contentOf('yandex-direct')
      .replaceAll('03-03', '03-09')
      .split('\n');
    const tsv = [name, columns, row, row!.replace('2400000000', '12,5'), 'Total rows: 2'].join(
      '\n',
    );
    const { exitCode, out, err } = await command(`import yandex-direct ${file('bad.tsv', tsv)}`);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ accepted: 1, rejected: 1, facts: { slice: 1 } });
    expect(err).toMatch(/bad\.tsv:4: money_unreadable: .*field Cost; expected .*got "12,5"/);
    expect((await report()).totals.cost).toBe('7500.00');
  });
});

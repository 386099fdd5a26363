import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { afterAll, expect, it } from 'vitest';
import { files, orderFile } from '../lab/e2e/story.ts';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

/** An empty folder, no server, no configuration: every command opens the folder itself. */
const folder = mkdtempSync(join(tmpdir(), 'throughline-first-'));
const environment = { THROUGHLINE_DATA_DIR: join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = new Map(
  [...files, orderFile].map(({ source, content }) => {
    const path = join(folder, source);
    writeFileSync(path, content);
    return [source, path];
  }),
);
const airbyte = files.find(({ source }) => source === 'airbyte')!.content;

async function command(...argv: readonly string[]) {
  const io = capturedIo({ environment, stdin: argv.at(-1) === '-' ? airbyte : '' });
  const exitCode = await run(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

async function report(): Promise<ChannelsReport> {
  const { out } = await command(
    ...['report', 'channels', '--from', '2026-03-01', '--to', '2026-03-31', '--model', 'linear'],
  );
  return JSON.parse(out) as ChannelsReport;
}

it('takes in a first file of each source, and nothing twice', { timeout: 600_000 }, async () => {
  const program = fileURLToPath(new URL('../bin/throughline.js', import.meta.url));
  const first = await promisify(execFile)(
    process.execPath,
    [program, 'import', 'yandex-direct', pathOf.get('yandex-direct')!],
    { env: { ...process.env, ...environment }, cwd: folder },
  );
  expect(JSON.parse(first.stdout)).toEqual({
    ...{ source: 'yandex-direct', accepted: 1, duplicates: 0, rejected: 0, skipped: 0 },
    facts: { event: 0, entity: 0, slice: 1 },
  });
  // Roubles, where the base currency is the default: the report must not leave that unexplained.
  expect(first.stderr).toMatch(/money of 1 cost row: it is not in EUR.*`currency:`/);
  expect((await report()).totals).toMatchObject({ clicks: 40, cost: null, visits: 0 });

  const ga4 = await command('import', 'ga4', pathOf.get('ga4')!);
  expect(JSON.parse(ga4.out)).toMatchObject({ accepted: 2, facts: { event: 2 } });
  // Nothing that sells has told anything yet: orders are not known, rather than none.
  expect((await report()).totals).toMatchObject({ visits: 1, leads: 1, orders: null });
  const shopify = await command('import', 'shopify', pathOf.get('shopify')!);
  expect(JSON.parse(shopify.out)).toMatchObject({ accepted: 3, facts: { entity: 4 } });
  expect(shopify.err).toContain('money of 1 cost row and 2 sales');
  expect((await report()).totals).toMatchObject({ clicks: 40, orders: 2, revenue: null });
  const brought = await command('import', 'airbyte', '-');
  expect(JSON.parse(brought.out)).toMatchObject({ accepted: 2, facts: { slice: 2 } });

  const before = await report();
  expect(before.meta).toMatchObject({ currency: 'EUR', unknown: { cost: 2, revenue: 2 } });
  expect(before.totals).toMatchObject({
    ...{ visits: 1, leads: 1, orders: 2, clicks: 90 },
    ...{ cost: null, revenue: null },
  });
  expect(before.rows.find(({ channel }) => channel === 'Paid Social')).toMatchObject({
    cost: '20.00',
    impressions: 1000,
  });

  for (const [source, duplicates] of Object.entries({
    ...{ 'yandex-direct': 1, ga4: 2, shopify: 3, airbyte: 2 },
  })) {
    const { out } = await command('import', source, pathOf.get(source)!);
    expect(JSON.parse(out), source).toEqual({
      ...{ source, accepted: 0, duplicates, rejected: 0, skipped: 0 },
      facts: { event: 0, entity: 0, slice: 0 },
    });
  }
  const after = await report();
  expect(after.rows).toEqual(before.rows);
  expect(after.totals).toEqual(before.totals);
});

it('reaches the first figure by the lines of the README', { timeout: 300_000 }, async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const lines = [...readme.matchAll(/^npx throughline (import auto infra\/samples\S+.*)$/gm)];
  expect(lines).toHaveLength(3);
  const data = { THROUGHLINE_DATA_DIR: join(folder, 'samples') };
  const said = async (line: string) => {
    const argv = line
      .split(' ')
      .map((word) =>
        word.startsWith('infra/') ? fileURLToPath(new URL(`../../${word}`, import.meta.url)) : word,
      );
    const io = capturedIo({ environment: data });
    expect([line, await run(argv, io)]).toEqual([line, 0]);
    return io.out();
  };
  for (const [, line = ''] of lines) await said(line);
  const shown = await said('report channels --from 2026-03-01 --to 2026-03-31');
  // Worked by hand in infra/samples/README.md.
  expect(Number((JSON.parse(shown) as ChannelsReport).paid.romi_margin)).toBeCloseTo(0.15, 10);
});

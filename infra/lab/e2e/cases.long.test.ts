import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runs } from '@throughline/ingest/testing/long-runs';
import { openPooledWarehouse } from '@throughline/transform/testing/pooled-warehouse';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';
import { loadConfig } from '../../config/load-config.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { type Case, type Expected, readCases } from './read-case.ts';

type Row = Record<string, unknown>;
interface Report {
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly paid?: Row;
  readonly meta: Row;
}

const root = mkdtempSync(join(tmpdir(), 'throughline-cases-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The real command in this process, on a data folder. */
function commandOn(config: string, data: string) {
  return async (argv: readonly string[]) => {
    const io = capturedIo();
    const exitCode = await run(['--data', data, '--config', config, ...argv], io);
    if (exitCode !== 0) throw new Error(`throughline ${argv.join(' ')}: ${io.err()}`);
    return { out: io.out(), err: io.err() };
  };
}

async function play(one: Case, data: string): Promise<void> {
  const command = commandOn(one.config, data);
  const summaries: Row[] = [];
  let err = '';
  for (const args of one.imports) {
    const done = await command(['import', ...args, '--format', 'json']);
    summaries.push(JSON.parse(done.out) as Row);
    err += done.err;
  }
  one.summaries.forEach((summary, index) => {
    expect(summaries[index]).toMatchObject(summary);
  });
  for (const text of one.stderr) expect(err).toContain(text);
  for (const { report, expect: expected } of one.reports) {
    const { out } = await command(['report', ...report, '--format', 'json']);
    check(JSON.parse(out) as Report, expected);
  }
}

function check(report: Report, { totals, paid, meta, rows, partial }: Expected): void {
  if (totals) expect(report.totals).toMatchObject(totals);
  if (paid) expect(report.paid).toMatchObject(paid);
  if (meta) expect(report.meta).toMatchObject(meta);
  if (!rows) return;
  expect(report.rows).toEqual(
    expect.arrayContaining(rows.map((row) => expect.objectContaining(row))),
  );
  if (!partial) expect(report.rows).toHaveLength(rows.length);
}

const cases = readCases();
/** Asked for alone, the file plays one of them. */
const EVERY = runs(48, 1);

it('a case holds when each of its commands opens the data folder by itself', {
  timeout: 120_000,
}, async () => {
  const one = cases.find(({ imports }) => imports.length > 1);
  await play(one!, join(root, 'by-itself'));
});

// Much of a case is waiting for loads and derivations: several are played at once, each on its own line.
describe.concurrent('cases', () => {
  for (const [index, one] of cases.filter((_, place) => place % EVERY === 0).entries())
    it(`${one.name}: ${one.title}`, { timeout: 240_000 }, async ({ onTestFinished }) => {
      const dataDir = join(root, String(index));
      // A server holds the folder, as with `throughline start`: the commands ask it.
      const server = await openWhole({
        config: await loadConfig({ file: one.config, environment: {} }),
        ...{ dataDir, version: 'test' },
        openWarehouse: openPooledWarehouse,
      });
      onTestFinished(() => server.close());
      await server.listen('127.0.0.1', 0);
      await play(one, dataDir);
    });
});

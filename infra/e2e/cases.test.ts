import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { capturedIo } from '../cli/testing/captured-io.ts';
import { type Expected, readCases } from './read-case.ts';

type Row = Record<string, unknown>;
interface Report {
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly paid?: Row;
  readonly meta: Row;
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The real command in this process, on a data folder of its own. */
function commandOn(config: string) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-case-'));
  folders.push(folder);
  return async (argv: readonly string[]) => {
    const io = capturedIo();
    const exitCode = await run(['--data', join(folder, 'data'), '--config', config, ...argv], io);
    if (exitCode !== 0) throw new Error(`throughline ${argv.join(' ')}: ${io.err()}`);
    return { out: io.out(), err: io.err() };
  };
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

describe('cases', () => {
  for (const one of readCases())
    it(`${one.name}: ${one.title}`, { timeout: 120_000 }, async () => {
      const command = commandOn(one.config);
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
    });
});

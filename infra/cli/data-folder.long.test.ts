import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

const data = mkdtempSync(join(tmpdir(), 'throughline-folder-'));
afterAll(() => rmSync(data, { recursive: true }));

async function command(line: string, stdin = '') {
  const io = capturedIo({ environment: { THROUGHLINE_DATA_DIR: data }, stdin });
  const exitCode = await run(line.split(' '), io);
  return { exitCode, out: io.out(), err: io.err() };
}

const RATES =
  'date,base,quote,rate\n2026-02-01,EUR,USD,1.1812\n2026-02-02,EUR,USD,x\n2026-02-03,EUR,USD,1.1850\n';

// A process opens one folder only, so that one test goes the whole way.
describe('a data folder that nobody holds', () => {
  it('is opened by the command itself', { timeout: 120_000 }, async () => {
    const brought = await command('import exchange-rates - --format json', RATES);
    expect(brought.exitCode).toBe(0);
    expect(JSON.parse(brought.out)).toMatchObject({
      source: 'exchange-rates',
      accepted: 2,
      duplicates: 0,
      rejected: 1,
    });
    expect(brought.err).toMatch(
      /^standard input:3: money_unreadable|^standard input:3: field_invalid/m,
    );

    const listed = await command('quarantine list --format json');
    expect(JSON.parse(listed.out)).toMatchObject({
      total: 1,
      rows: [{ source: 'exchange-rates', account: 'main', line: 3 }],
    });
    const useless = await command(
      'import exchange-rates -',
      'date,base,quote,rate\n2026-02-31,EU,US,none\n',
    );
    expect(useless).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Nothing was taken in'),
    });
    const unknown = await command('import exchange-rate -', RATES);
    expect(unknown).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringContaining('source_unknown'),
    });
  });
});

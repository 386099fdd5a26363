import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { afterAll, expect, it } from 'vitest';
import { CONFIG, files, orderFile } from '../lab/e2e/story.ts';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'));
const config = join(folder, 'throughline.config.yaml');
const environment = { THROUGHLINE_DATA_DIR: join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true }));

async function command(...argv: readonly string[]) {
  const io = capturedIo({ environment });
  const exitCode = await run([...argv, '--config', config], io);
  return { exitCode, out: io.out(), err: io.err() };
}

async function importFile({ source, account, content }: (typeof files)[number]) {
  const path = join(folder, source);
  writeFileSync(path, content);
  const { out, err } = await command('import', source, path, '--account', account);
  return JSON.parse(out || err);
}

async function report(): Promise<ChannelsReport> {
  const range = ['--from', '2026-03-01', '--to', '2026-03-31'];
  const { out, err } = await command('report', 'channels', ...range, '--model', 'linear');
  expect(out, err).not.toBe('');
  return JSON.parse(out) as ChannelsReport;
}

it('reads what came before as today’s configuration would', { timeout: 600_000 }, async () => {
  writeFileSync(config, CONFIG);
  expect(await importFile(orderFile)).toMatchObject({ rejected: 0 });
  await importFile(files.find(({ source }) => source === 'ga4')!);
  const before = await report();
  const margin = Number(before.totals.margin);
  expect(margin).toBeGreaterThan(0);

  // A quarter of the margin rate: what came before knows nothing of it until it is read again.
  writeFileSync(config, CONFIG.replace('margin_rate: 0.40', 'margin_rate: 0.10'));
  expect((await command('rebuild')).exitCode).toBe(0);
  expect((await report()).totals.margin).toBe(before.totals.margin);
  const other = await command('replay', '--source', 'ga4');
  expect(JSON.parse(other.out)).toMatchObject({ loads: 1, deliveries: 1 });
  expect((await report()).totals.margin).toBe(before.totals.margin);

  const earlier = await command('replay', '--to', '2026-01-01T00:00:00+03:00', '--format', 'table');
  expect(earlier.out).toMatch(/loads.*\n.*\n.*done +0 /);
  const replayed = await command('replay', '--from', '2026-01-01T00:00:00Z', '--source', 'shopify');
  expect(JSON.parse(replayed.out)).toMatchObject({ loads: 1, deliveries: 1 });
  const after = await report();
  expect(Number(after.totals.margin)).toBeCloseTo(margin / 4);
  expect(after.totals.revenue).toBe(before.totals.revenue);

  const same = await command('replay');
  // A slow machine is told how far it is.
  expect(same.err.replace(/^replaying: \d+ %\n/gm, '')).toBe('');
  expect(same.exitCode).toBe(0);
  expect(JSON.parse(same.out)).toEqual({
    operation: expect.any(String),
    ...{ state: 'done', loads: 2, deliveries: 2, skipped: 0, lost: 0 },
  });
  expect((await report()).rows).toEqual(after.rows);
});

it('reads bad rows again', async () => {
  const again = await command('replay', '--bad-rows');
  expect(JSON.parse(again.out)).toEqual({ retried: 0, deliveries: 0, open: 0 });
});

it('says what it does not know', async () => {
  const unknown = await command('replay', '--source', 'shopfy');
  expect(unknown).toMatchObject({ exitCode: 2, out: '' });
  expect(unknown.err).toContain('There is no source shopfy; known are');
  const backwards = await command(
    ...['replay', '--from', '2026-03-02T00:00:00Z', '--to', '2026-03-02T00:00:00+00:00'],
  );
  expect(backwards).toMatchObject({ exitCode: 2, out: '' });
  expect(backwards.err).toContain('to: Expected a time after from');
});

import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';

/**
 * Two days of one campaign: 12.50 and 7.25 spent, 30 and 20 clicks. Whatever is lost on disk and can be
 * made again, the report says 19.75 and 50 or nothing.
 */
const COSTS = [
  { day: '2026-03-02', micros: 12_500_000, clicks: 30 },
  { day: '2026-03-03', micros: 7_250_000, clicks: 20 },
];
const row = ({ day, micros, clicks }: (typeof COSTS)[number]) =>
  JSON.stringify({
    type: 'RECORD',
    record: {
      ...{ stream: 'campaign', emitted_at: Date.parse('2026-03-10T00:00:00Z') },
      data: {
        ...{ 'customer.id': 1, 'customer.currency_code': 'EUR', 'campaign.id': 7 },
        ...{ 'campaign.name': 'spring', 'segments.date': day },
        ...{ 'metrics.cost_micros': micros, 'metrics.clicks': clicks, 'metrics.impressions': 900 },
      },
    },
  });

const root = mkdtempSync(join(tmpdir(), 'throughline-recovery-'));
const data = join(root, 'data');
const config = join(root, 'throughline.config.yaml');
const PROGRAM = fileURLToPath(new URL('../../bin/throughline.js', import.meta.url));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The command in this process, on the folder; `err` is what the line writes as well. */
async function throughline(...line: string[]) {
  const io = capturedIo();
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await run(['--data', data, '--config', config, ...line], io);
  const log = logged.mock.calls.map(([text]) => String(text)).join('');
  logged.mockRestore();
  return { code, out: io.out(), err: io.err() + log };
}

/** The same as a program of its own. */
async function program(...line: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, '--data', data, '--config', config, ...line],
      { timeout: 100_000 },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

async function report() {
  const { code, out, err } = await throughline(
    ...['report', 'channels', '--from', '2026-03-01', '--to', '2026-03-31'],
  );
  expect(code, err).toBe(0);
  const { totals } = JSON.parse(out) as { totals: { cost: string; clicks: number } };
  return { cost: totals.cost, clicks: totals.clicks, err };
}

async function doctor() {
  const { checks } = JSON.parse(
    (await throughline('doctor', '--port', '0', '--format', 'json')).out,
  );
  return (name: string) =>
    (checks as { check: string; status: string; message: string }[]).find(
      ({ check }) => check === name,
    );
}

/** Folders of the parts of a table. */
function partsOf(table: string): readonly string[] {
  const folder = realpathSync(join(data, 'warehouse', 'data', 'throughline', table));
  return readdirSync(folder)
    .filter((name) => /_\d+_\d+_\d+/.test(name))
    .map((name) => join(folder, name));
}

beforeAll(async () => {
  mkdirSync(data);
  chmodSync(data, 0o755);
  writeFileSync(config, 'currency: EUR\nsources: { airbyte: { ads: {} } }\n');
  const file = join(root, 'costs.ndjson');
  writeFileSync(file, `${COSTS.map(row).join('\n')}\n`);
  const brought = await program('import', 'airbyte', file);
  expect(brought.code, brought.err).toBe(0);
  expect(JSON.parse(brought.out)).toMatchObject({ accepted: 2, rejected: 0 });
}, 120_000);

it('a data folder that others could read is closed to them', async () => {
  expect(await report()).toMatchObject({ cost: '19.75', clicks: 50 });
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, 'log', 'data.mdb')).mode & 0o077).toBe(0);
}, 120_000);

it('a warehouse that is gone is made again from the log', async () => {
  rmSync(join(data, 'warehouse'), { recursive: true });
  const { err, ...figures } = await report();
  expect(figures).toEqual({ cost: '19.75', clicks: 50 });
  expect(err).toContain('loaded again from the log');
  expect((await report()).err).not.toContain('loaded again');
}, 120_000);

it('a part of a derived table that is gone is told by doctor and rebuilt', async () => {
  const [part] = partsOf('cost_day_rows');
  rmSync(part!, { recursive: true });
  expect((await doctor())('warehouse')).toMatchObject({
    status: 'broken',
    message: expect.stringMatching(/has lost \d+ rows of cost_day_rows on disk/),
  });
  const { err, ...figures } = await report();
  expect(figures).toEqual({ cost: '19.75', clicks: 50 });
  expect(err).toContain('rebuilt from the facts');
  expect((await doctor())('warehouse')?.status).toBe('ok');
}, 120_000);

it('facts that are cut on disk come back from the log', async () => {
  for (const part of partsOf('cost_rows'))
    for (const name of readdirSync(part).filter((each) => each.endsWith('.bin')))
      truncateSync(join(part, name), 10);
  const { err, ...figures } = await report();
  expect(figures).toEqual({ cost: '19.75', clicks: 50 });
  expect(err).toContain('The log is replayed');
  expect((await doctor())('warehouse')?.status).toBe('ok');
}, 120_000);

it('a log that is damaged is told in a sentence', async () => {
  const file = join(data, 'log', 'data.mdb');
  const kept = join(root, 'kept.mdb');
  renameSync(file, kept);
  writeFileSync(file, Buffer.alloc(65_536, 0x5a));
  const { code, err } = await program('start', '--port', '0');
  expect(code).toBe(78);
  expect(err).toMatch(/log_damaged: The log in .+ is damaged \(.+\)\. Restore the folder/);
  expect((await doctor())('log')).toMatchObject({
    status: 'broken',
    message: expect.stringContaining('log_damaged'),
  });
  rmSync(file);
  renameSync(kept, file);
  expect(await report()).toMatchObject({ cost: '19.75' });
}, 120_000);

it('a new log beside a warehouse that knows deliveries is warned of and overwrites nothing', async () => {
  rmSync(join(data, 'log'), { recursive: true });
  const { err, ...figures } = await report();
  expect(figures).toEqual({ cost: '19.75', clicks: 50 });
  expect(err).toContain('The log is new');
  // A third day comes at an offset that no delivery had.
  const file = join(root, 'more.ndjson');
  writeFileSync(file, `${row({ day: '2026-03-04', micros: 1_000_000, clicks: 1 })}\n`);
  expect(JSON.parse((await throughline('import', 'airbyte', file)).out)).toMatchObject({
    accepted: 1,
  });
  expect(await report()).toMatchObject({ cost: '20.75', clicks: 51 });
}, 120_000);

import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { runs } from '../../testing/long-runs.ts';
import { record } from '../event-log.contract.ts';
import { checkLmdb } from './check.ts';
import { openLmdbLog } from './log.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A log of a few hundred pages. */
async function written(): Promise<{ path: string; file: string }> {
  const path = mkdtempSync(join(tmpdir(), 'throughline-check-'));
  folders.push(path);
  const log = await openLmdbLog({ path });
  for (let batch = 0; batch < 5; batch += 1)
    await log.append(Array.from({ length: 400 }, (_, at) => record(`k${batch}-${at}`)));
  await log.close();
  return { path, file: join(path, 'data.mdb') };
}

function overwrite(file: string, from: number, bytes: number): void {
  const content = readFileSync(file);
  content.fill(0x5a, from, Math.min(content.length, from + bytes));
  writeFileSync(file, content);
}

it('finds nothing wrong with a good log, nor with one that is yet to be made', async () => {
  const { path } = await written();
  await checkLmdb(path, 2_000);
  await checkLmdb(join(path, 'none'), 2_000);
  const log = await openLmdbLog({ path });
  expect((await log.ends()).reduce((sum, end) => sum + end, 0)).toBe(2_000);
  await log.close();
});

const damages: [string, (file: string) => void][] = [
  ['its head', (file: string) => overwrite(file, 0, 16_384)],
  ['its pages', (file: string) => overwrite(file, 16_384, statSync(file).size)],
  ['its second half', (file: string) => truncateSync(file, statSync(file).size >> 1)],
  ['all but a few bytes', (file: string) => truncateSync(file, 100)],
];

it.each(damages.slice(0, runs(2, 4)))(
  'says in a sentence that a log has lost %s, and lives',
  async (_, damage) => {
    const { path, file } = await written();
    damage(file);
    await expect(checkLmdb(path, 2_000)).rejects.toMatchObject({
      code: 'log_damaged',
      message: expect.stringMatching(
        /is damaged \(.+\)\. Restore the folder from a backup; or move it/,
      ),
    });
  },
  60_000,
);

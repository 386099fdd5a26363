import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkLmdb } from '@throughline/ingest/log/lmdb/check';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { findDamage } from '@throughline/transform/derive/part-manifest';
import type { NoticeSettings } from '@throughline/transform/notices/notices';
import { migrations } from '@throughline/transform/warehouse/migrate';
import { LOAD_GROUP } from '../../line/line.ts';
import { damageText } from '../../operations/damage-watch.ts';
import { dataState } from '../../operations/data-state.ts';
import { holdDataFolder } from '../../topology/data-folder.ts';
import { openFolderWarehouse } from '../../topology/open-folder-warehouse.ts';
import { broken, type Check, ok, warning } from './check.ts';
import { noticeChecks } from './notices.ts';
import { lagText } from './server.ts';

/** How long records of the log are looked at. */
const LOOK_MS = 10_000;

/** Opens warehouse and log of a folder that nobody holds, and changes nothing in them. */
export async function checkStores(
  dataDir: string,
  settings: NoticeSettings,
): Promise<readonly Check[]> {
  const paths = { warehouse: join(dataDir, 'warehouse'), log: join(dataDir, 'log') };
  if (!existsSync(dataDir))
    return [ok('warehouse', 'made at the first start'), ok('log', 'made at the first start')];
  const release = holdDataFolder(dataDir);
  try {
    const [warehouse = ok('warehouse', 'made at the first start'), ...notices] = existsSync(
      paths.warehouse,
    )
      ? await attempt('warehouse', () => checkWarehouse(paths.warehouse, settings))
      : [];
    const log = existsSync(paths.log)
      ? await attempt('log', async () => [await checkLog(paths.log)])
      : [ok('log', 'made at the first start')];
    return [warehouse, ...log, ...notices];
  } finally {
    release();
  }
}

/** What cannot be looked at is broken, and the error says why. */
export async function attempt(
  name: string,
  check: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  try {
    return await check();
  } catch (error) {
    return [broken(name, error instanceof Error ? error.message : String(error))];
  }
}

async function checkWarehouse(path: string, settings: NoticeSettings): Promise<readonly Check[]> {
  const warehouse = await openFolderWarehouse(path);
  try {
    const [table] = await warehouse.rows<{ found: number | string }>('EXISTS TABLE migrations', {});
    const exists = Number(Object.values(table ?? {})[0] ?? 0) === 1;
    const applied = exists
      ? await warehouse.rows<{ number: number; checksum: string }>(
          'SELECT number, checksum FROM migrations',
        )
      : [];
    const migrated = migrationCheck(applied, migrations());
    if (migrated.status !== 'ok') return [migrated];
    const damage = await findDamage(warehouse);
    return [
      damage ? broken('warehouse', damageText(damage)) : migrated,
      ...noticeChecks(await dataState(warehouse, settings)),
    ];
  } finally {
    await warehouse.close();
  }
}

interface Applied {
  readonly number: number;
  readonly checksum: string;
}

export function migrationCheck(applied: readonly Applied[], known: readonly Applied[]): Check {
  const unknown = applied.filter((done) => !known.some(({ number }) => number === done.number));
  if (unknown.length > 0)
    return broken(
      'warehouse',
      `its schema is newer (migration ${unknown[0]!.number}): start a newer version`,
    );
  const changed = applied.find((done) =>
    known.some(({ number, checksum }) => number === done.number && checksum !== done.checksum),
  );
  if (changed)
    return broken(
      'warehouse',
      `migration ${changed.number} was changed after it was applied: restore it`,
    );
  const pending = known.length - applied.length;
  return pending > 0
    ? warning('warehouse', `opens; ${pending} migrations will be applied at the next start`)
    : ok('warehouse', `opens; all ${known.length} migrations applied`);
}

async function checkLog(path: string): Promise<Check> {
  await checkLmdb(path, LOOK_MS);
  const log = await openLmdbLog({ path });
  try {
    const problem = log.problem();
    if (problem) return broken('log', problem);
    return ok('log', lagText(await log.ends(), await log.committed(LOAD_GROUP)));
  } finally {
    await log.close();
  }
}

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openDeriver } from '@throughline/transform/derive/deriver';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { deriveSettings } from '../../config/config.ts';
import { monotonicClock } from '../../topology/clock.ts';
import { startClickHouse } from '../clickhouse/clickhouse-server.ts';
import type { Bench, BenchContext, BenchRow } from './bench.ts';
import { benchConfig } from './bench-config.ts';
import { counted } from './counted.ts';
import { filledFolder } from './filled-folder.ts';
import { median } from './statistics.ts';
import { count, milliseconds } from './units.ts';
import { cpuSeconds } from './usage.ts';

const PAGE_VIEWS = sqlStatements(import.meta.url, './data/page-views.sql');
const CASES = [
  { what: '40 new people', people: 40, returning: false },
  { what: '2,000 new people', people: 2000, returning: false },
  { what: '2,000 returning people', people: 2000, returning: true },
] as const;
/** Numbers of loads and of devices that nobody has had before; no two wirings share one. */
const FIRST_LOAD = { embedded: 1_000, server: 2_000 };
const DEVICES_A_LOAD = 10_000;

interface Derived {
  readonly statements: number;
  readonly cpuMs: number;
  readonly wallMs: number;
}

export const derivation: Bench = {
  name: 'derivation',
  title: 'A derivation of a small change',
  target: '40 people: < 60 statements, < 250 ms of processor time',
  limit:
    'the engine’s analysis of each INSERT … SELECT, some milliseconds however few rows there are; then reading the events of returning people, who touch every granule: all rows of 25 columns, 1.2–1.7 s of processor time at 10 M events for 20,000 rows. Measured beside it: without months as partitions, 256 rows a granule and blocks of 8 kB, the same statement takes 0.44 s (40 people: 0.035 instead of 0.14 s) in a table of the same size.',
  async run(context) {
    const { folder, events } = await filledFolder(context);
    const path = join(folder, 'warehouse');
    const embedded = await openEmbeddedWarehouse({ path });
    const own = await measure(context, embedded, events / 10, FIRST_LOAD.embedded, () => 0);
    await embedded.close();
    const server = await startClickHouse({ folder: serverFolder(context, path) });
    try {
      const remote = await openClickHouseWarehouse({ ...server, database: 'throughline' });
      const served = () => cpuSeconds(server.pid) ?? 0;
      const far = await measure(context, remote, events / 10, FIRST_LOAD.server, served);
      await remote.close();
      return [...rows('embedded', own), ...rows('a server over HTTP', far)];
    } finally {
      await server.stop();
    }
  },
};

/** The stand-in keeps its data in a folder of this name. */
function serverFolder({ root }: BenchContext, data: string): string {
  const folder = join(root, 'derivation-server');
  mkdirSync(folder);
  symlinkSync(data, join(folder, 'data'));
  return folder;
}

/** @param served seconds of processor time that other processes have taken for it. */
async function measure(
  context: BenchContext,
  warehouse: Warehouse,
  devices: number,
  firstLoad: number,
  served: () => number,
): Promise<readonly Derived[]> {
  const statements = counted(warehouse);
  const config = await benchConfig(context.root);
  const deriver = openDeriver(statements.warehouse, deriveSettings(config), {
    clock: monotonicClock(),
  });
  const session = await warehouse.session('bench');
  const known = await session.rows<{ traffic: string }>('SELECT traffic FROM traffic');
  const ways = known.map(({ traffic }) => BigInt(traffic));
  let batch = firstLoad;
  const derive = async ({ people, returning }: (typeof CASES)[number]): Promise<Derived> => {
    batch += 1;
    const first = devices + batch * DEVICES_A_LOAD;
    for (const sql of PAGE_VIEWS)
      await session.run(sql, { batch, people, returning, devices, first, ways });
    const [asked, began, other] = [statements.total(), performance.now(), served()];
    const cpu = process.cpuUsage();
    await deriver.advance();
    const { user, system } = process.cpuUsage(cpu);
    return {
      statements: statements.total() - asked,
      cpuMs: (user + system) / 1000 + (served() - other) * 1000,
      wallMs: performance.now() - began,
    };
  };
  // The first lays out the work tables.
  await derive(CASES[0]);
  const all: Derived[] = [];
  for (const one of CASES) {
    const runs: Derived[] = [];
    for (let run = 0; run < (context.quick ? 5 : 9); run++) runs.push(await derive(one));
    all.push({
      statements: median(runs.map((each) => each.statements)),
      cpuMs: median(runs.map((each) => each.cpuMs)),
      wallMs: median(runs.map((each) => each.wallMs)),
    });
    context.say(
      `${one.what}: ${all.at(-1)!.statements} statements, ${milliseconds(all.at(-1)!.cpuMs)} of processor time`,
    );
  }
  await session.close();
  await deriver.close();
  return all;
}

function rows(where: string, derived: readonly Derived[]): BenchRow[] {
  return derived.map(({ statements, cpuMs, wallMs }, index) => ({
    what: `${CASES[index]!.what}, ${where}`,
    measured: `${count(statements)} statements, ${milliseconds(cpuMs)} of processor time`,
    ...(index === 0 &&
      where === 'embedded' && {
        target: '< 60 statements, < 250 ms',
        met: statements < 60 && cpuMs < 250,
      }),
    detail: `medians; ${milliseconds(wallMs)} until it was published${where === 'embedded' ? '' : '; both processes together'}`,
  }));
}

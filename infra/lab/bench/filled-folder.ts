import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classify } from '@throughline/transform/channels/classify';
import { trafficKey, trafficTuple } from '@throughline/transform/channels/traffic-key';
import { openDeriver } from '@throughline/transform/derive/deriver';
import { openLoader } from '@throughline/transform/load/loader';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { deriveSettings } from '../../config/config.ts';
import { monotonicClock } from '../../topology/clock.ts';
import type { BenchContext } from './bench.ts';
import { benchConfig } from './bench-config.ts';
import { peakBytes, resetPeak, residentBytes } from './memory.ts';
import { seconds } from './units.ts';

/** Events made by one statement, within the memory that a statement may take. */
const PIECE = 1_000_000;
const FACTS = sqlStatements(import.meta.url, './data/facts.sql');

export interface Rebuilt {
  readonly ms: number;
  /** Bytes resident at most during the rebuild, and before it. */
  readonly peak: number;
  readonly before: number;
}

/** What was made of a data folder, kept beside it so that the measurements of one run share it. */
export interface FilledFolder {
  readonly folder: string;
  readonly events: number;
  readonly orders: number;
  readonly rebuilds: readonly Rebuilt[];
}

/** A data folder with a year of a shop in it, derived; made by whichever measurement needs it first. */
export async function filledFolder(context: BenchContext): Promise<FilledFolder> {
  const folder = join(context.root, 'filled');
  const note = join(context.root, 'filled.json');
  if (!existsSync(note)) writeFileSync(note, JSON.stringify(await fill(context, folder)));
  return JSON.parse(readFileSync(note, 'utf8')) as FilledFolder;
}

async function fill(context: BenchContext, folder: string): Promise<FilledFolder> {
  const events = context.quick ? 500_000 : 10_000_000;
  const orders = events * 0.03;
  const config = await benchConfig(folder);
  const warehouse = await openEmbeddedWarehouse({ path: join(folder, 'warehouse') });
  const clock = monotonicClock();
  await migrate(warehouse);
  await openLoader(warehouse, {
    prepare: () => ({ records: [] }),
    classification: { customRules: [] },
    rulesVersion: '1',
    clock,
  });
  const began = performance.now();
  const ways = await insertWays(warehouse);
  const [insertEvents, ...others] = FACTS;
  const size = { orders, devices: events / 10, ways };
  for (let first = 0; first < events; first += PIECE)
    await warehouse.run(insertEvents!, { ...size, first, events: Math.min(PIECE, events - first) });
  for (const sql of others) await warehouse.run(sql, size);
  context.say(`${events} events made in ${seconds(performance.now() - began)}`);
  const deriver = openDeriver(warehouse, deriveSettings(config), { clock });
  const rebuilds: Rebuilt[] = [];
  for (let run = 0; run < (context.quick ? 1 : 3); run++) {
    resetPeak();
    const before = residentBytes();
    const start = performance.now();
    await deriver.rebuild();
    rebuilds.push({ ms: performance.now() - start, peak: peakBytes(), before });
    context.say(`rebuilt in ${seconds(rebuilds.at(-1)!.ms)}`);
  }
  await warehouse.close();
  return { folder, events, orders, rebuilds };
}

/** 200 ways of coming, classified as the loader does it; their keys in the warehouse. */
async function insertWays(warehouse: Warehouse): Promise<bigint[]> {
  const said = [
    'google/cpc',
    'yandex/cpc',
    'vk/cpc',
    'newsletter/email',
    'partner.example/referral',
  ];
  const rows = Array.from({ length: 200 }, (_, number) => {
    const [source, medium] = said[number % said.length]!.split('/') as [string, string];
    const tuple = trafficTuple({ source, medium, campaign: `campaign ${number % 40} ${number}` })!;
    const found = classify(tuple);
    return [
      trafficKey(tuple),
      found.source,
      found.medium,
      found.channel,
      found.channelGa4,
      found.reason,
      found.conflict,
      found.paid,
      String(found.version),
    ];
  });
  await warehouse.run(
    'CREATE TEMPORARY TABLE bench_ways (tuple String, source String, medium String, channel String, channel_ga4 String, reason String, conflict Bool, paid Bool, rules_version String) ENGINE = Memory',
  );
  const columns = [
    'tuple',
    'source',
    'medium',
    'channel',
    'channel_ga4',
    'reason',
    'conflict',
    'paid',
    'rules_version',
  ];
  await warehouse.insert('bench_ways', columns, rows);
  await warehouse.run(
    `INSERT INTO traffic (traffic, ${columns.join(', ')}) SELECT sipHash64(tuple), * FROM bench_ways`,
  );
  const keys = await warehouse.rows<{ key: string }>(
    'SELECT toString(sipHash64(tuple)) AS key FROM bench_ways ORDER BY key',
  );
  return keys.map(({ key }) => BigInt(key));
}

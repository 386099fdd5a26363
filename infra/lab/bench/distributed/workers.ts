import { availableParallelism } from 'node:os';
import { openLog } from '../../../topology/open-parts.ts';
import type { Bench, BenchContext, BenchRow } from '../bench.ts';
import { distributedConfig } from '../processes/addresses.ts';
import { count, seconds } from '../units.ts';
import { appendBacklog } from './backlog.ts';
import { type Drained, type DrainOptions, drain } from './drain.ts';
import { startServers } from './servers.ts';

/** Twice as many as workers, as a topic has that is to grow. */
const PARTITIONS = 8;

interface Case extends Pick<DrainOptions, 'database' | 'workers' | 'changes'> {
  readonly what: string;
}

const CASES: readonly Case[] = [
  { what: '1 worker', database: 'one', workers: 1 },
  { what: '2 workers', database: 'two', workers: 2 },
  { what: '4 workers', database: 'four', workers: 4 },
  {
    what: '1 worker; a second joins, then the first leaves mid-load',
    database: 'changing',
    workers: 1,
    changes: true,
  },
];

export const workers: Bench = {
  name: 'workers',
  title: 'Throughput against workers',
  target: 'the same figures with 1, 2 and 4 workers, joining and leaving mid-load',
  limit: '',
  async run(context) {
    const events = context.quick ? 40_000 : 400_000;
    const servers = await startServers(context, PARTITIONS);
    const log = await openLog(await distributedConfig(servers.at), 'unused', () => {});
    try {
      await appendBacklog(log, events);
      context.say(`${count(events)} events are in the topic`);
      const drained: [Case, Drained][] = [];
      for (const one of CASES) {
        const result = await drain({ ...one, servers, log });
        context.say(`${one.what}: loaded after ${seconds(result.loaded * 1000)}`);
        drained.push([one, result]);
      }
      return [
        ...drained.map((one) => row(events, one)),
        bounds(drained),
        figures(context, drained),
      ];
    } finally {
      await log.close();
      await servers.remove();
    }
  },
};

function row(events: number, [{ what }, { loaded, visible, usages }]: [Case, Drained]): BenchRow {
  const cpu = [...usages].map(([name, usage]) => `${name} ${usage.cpu.toFixed(1)} s`);
  const all = [...usages.values()].reduce((sum, usage) => sum + usage.cpu, 0);
  const busy = all / visible;
  return {
    what,
    measured: `${count(events / loaded)} events/s loaded, ${count(events / visible)} events/s until visible`,
    detail: `${count(events)} events in ${seconds(loaded * 1000)} and ${seconds(visible * 1000)}, from the start of the workers; processor time: ${cpu.join(', ')}; ${busy.toFixed(2)} of ${availableParallelism()} cores busy with it`,
  };
}

/** What more workers cannot better: they share the machine, its ClickHouse, and one of them derives. */
function bounds(drained: readonly [Case, Drained][]): BenchRow {
  const shares = drained.map(([{ what }, { usages }]) => {
    const all = [...usages.values()].reduce((sum, { cpu }) => sum + cpu, 0);
    const servers = (usages.get('clickhouse')?.cpu ?? 0) + (usages.get('broker')?.cpu ?? 0);
    return `${what}: ${((servers / all) * 100).toFixed(0)} % in ClickHouse and broker`;
  });
  const [first] = drained.map(([, { loaded }]) => loaded);
  const speedups = drained
    .slice(1, 3)
    .map(([{ workers: several }, { loaded }]) => `${several}: ${(first! / loaded).toFixed(2)}`);
  return {
    what: 'loading against one worker',
    measured: speedups.join(', '),
    detail: `what bounds it: all processes share ${availableParallelism()} cores, each worker adds its own start and a division of the partitions anew, and one of them alone derives; ${shares.join('; ')}`,
  };
}

function figures(context: BenchContext, drained: readonly [Case, Drained][]): BenchRow {
  const different = new Set(drained.map(([, one]) => one.figures));
  if (different.size > 1) context.say(`figures differ: ${[...different].join(' | ')}`);
  return {
    what: 'figures',
    measured: different.size === 1 ? 'the same in all of them' : 'different',
    target: 'the same',
    met: different.size === 1,
    detail: [...different].join(' | '),
  };
}

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from './bench.ts';
import { startChild } from './child.ts';
import { filledFolder } from './filled-folder.ts';
import { residentBytes } from './memory.ts';
import { median } from './statistics.ts';
import { megabytes, seconds } from './units.ts';

export const coldStart: Bench = {
  name: 'cold-start',
  title: 'Cold start and idle memory',
  target: 'cold start < 3 s; idle < 400 MB',
  limit:
    'by stage, of about 2.1 s of CPU: loading the modules 1.2 s, all sources 0.3 s, opening ClickHouse with three connections 0.4 s, migrations 0.2 s.',
  async run(context) {
    const { folder, events } = await filledFolder(context);
    const empty = await measure(context, (run) => join(context.root, `empty-${run}`));
    const filled = await measure(context, () => folder);
    const states = [
      ['an empty folder', empty],
      [`${(events / 1e6).toLocaleString('en-US')} M events`, filled],
    ] as const;
    return states.flatMap(([name, { ready, idle }]) => [
      {
        what: `process start → /health/ready, ${name}`,
        measured: seconds(median(ready)),
        target: '< 3 s',
        met: median(ready) < 3000,
        detail: `${ready.length} starts: ${ready.map(seconds).join(', ')}`,
      },
      {
        what: `idle memory, ${name}`,
        measured: megabytes(idle),
        target: '< 400 MB',
        met: idle < 400e6,
        detail: 'resident 20 s after the start',
      },
    ]);
  },
};

async function measure(context: BenchContext, folderOf: (run: number) => string) {
  const ready: number[] = [];
  let idle = 0;
  const runs = context.quick ? 1 : 3;
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const server = startChild('line-server', { folder: folderOf(run) });
    try {
      const url = await server.message<string>('listening');
      while (!(await fetch(`${url}/health/ready`)).ok) await sleep(50);
      ready.push(performance.now() - began);
      if (run === runs - 1) {
        await sleep(20_000);
        idle = residentBytes(server.pid);
      }
    } finally {
      await server.stop();
    }
  }
  return { ready, idle };
}

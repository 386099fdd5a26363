import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assetPath } from '@throughline/transform/warehouse/sql-file';
import type { Bench, BenchContext, BenchRow } from './bench.ts';
import { BENCHES } from './benches.ts';
import { machine } from './machine.ts';
import { type BenchResult, resultsPage } from './results.ts';

const USAGE = `npm run bench -- [--quick] [--only <name,…>] [--write]
  --quick   small sizes, a few minutes
  --only    ${BENCHES.map(({ name }) => name).join(', ')}
  --rate    events a second of full-line-steady and distributed-steady, instead of their targets
  --minutes how long these two take; ten otherwise
  --write   put the results into infra/lab/bench/RESULTS.md`;
const NEEDED_BYTES = 12e9;
const ENDS_WITHIN_MS = 20_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rate: { type: 'string' },
      minutes: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const names = values.only?.split(',');
  const [rate, minutes] = [values.rate, values.minutes].map((text) =>
    text === undefined ? undefined : Number(text),
  );
  const wrong = [rate, minutes].some((value) => value !== undefined && !(value > 0));
  if (wrong) {
    console.error(`--rate and --minutes are numbers over 0\n${USAGE}`);
    return 2;
  }
  const unknown = names?.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (values.help || unknown !== undefined) {
    console.error(unknown === undefined ? USAGE : `There is no bench ${unknown}.\n${USAGE}`);
    return unknown === undefined ? 0 : 2;
  }
  const { bavail, bsize } = statfsSync(tmpdir());
  if (!values.quick && bavail * bsize < NEEDED_BYTES) {
    console.error(`${tmpdir()} needs ${NEEDED_BYTES / 1e9} GB free; set TMPDIR or use --quick.`);
    return 1;
  }
  const here = machine();
  const root = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const clean = () =>
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  let running: ChildProcess | undefined;
  let isGivenUp = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      isGivenUp = true;
      await ended(running);
      clean();
      process.exit(1);
    });
  const results: BenchResult[] = [];
  try {
    for (const bench of BENCHES.filter(({ name }) => !names || names.includes(name))) {
      if (isGivenUp) return 1;
      results.push(
        await runOne(bench, { root, quick: values.quick, rate, minutes }, (child) => {
          running = child;
        }),
      );
    }
    if (isGivenUp) return 1;
  } finally {
    clean();
  }
  console.log(resultsPage(here, values.quick, results));
  if (values.write) {
    const path = assetPath(import.meta.url, './RESULTS.md');
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    writeFileSync(path, resultsPage(here, values.quick, results, before));
  }
  return results.some(({ failure }) => failure !== undefined) ? 1 : 0;
}

interface Outcome {
  readonly kind: 'rows' | 'failed';
  readonly value: unknown;
}

/** In a process of its own. */
async function runOne(
  bench: Bench,
  context: Omit<BenchContext, 'say'>,
  onStart: (child: ChildProcess) => void,
): Promise<BenchResult> {
  const began = performance.now();
  console.error(`${bench.name} …`);
  const path = fileURLToPath(new URL('./processes/bench-process.js', import.meta.url));
  const child = fork(path, [JSON.stringify({ name: bench.name, ...context })], {
    // As the program has them (`bin/throughline.js`).
    env: { UV_THREADPOOL_SIZE: '16', ...process.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onStart(child);
  let outcome: Outcome | undefined;
  child.on('message', (message: Outcome) => {
    outcome = message;
  });
  const [code] = await once(child, 'exit');
  const { name, title, target, limit } = bench;
  return {
    bench: { name, title, target, limit },
    rows: outcome?.kind === 'rows' ? (outcome.value as BenchRow[]) : [],
    ...(outcome?.kind !== 'rows' && { failure: String(outcome?.value ?? `ended with ${code}`) }),
    seconds: (performance.now() - began) / 1000,
  };
}

/** Ends a measurement and all that it has started. */
async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  await once(child, 'exit');
  clearTimeout(late);
}

process.exitCode = await main();

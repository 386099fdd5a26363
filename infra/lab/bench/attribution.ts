import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from '@throughline/transform/attribution/intervals/bootstrap';
import {
  DATA_DRIVEN_MODELS,
  MODEL_NAMES,
  type ModelName,
  RULE_MODELS,
} from '@throughline/transform/attribution/model-names';
import { type PathRow, pathTable } from '@throughline/transform/attribution/paths/path-table';
import { type ModelOptions, prepareModel } from '@throughline/transform/attribution/prepare-model';
import type { Bench, BenchContext, BenchRow } from './bench.ts';
import { startChild } from './child.ts';
import { creditOfFile, MODEL_OPTIONS } from './data/credit-of-file.ts';
import { distinctPaths, journeyPaths, pathFile } from './data/paths.ts';
import { median } from './statistics.ts';
import { listed, shown, type Times, timed } from './timed.ts';
import { count } from './units.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('../../../bin/throughline.js'));
const REPLICATES = 1000;
/** Calls after which a process has compiled what is called often. */
const WARM_UP = 5;
/** Without the sampled one, which has a row of its own. */
const EXACT_MODELS = MODEL_NAMES.filter((name) => name !== 'shapley');

export const attribution: Bench = {
  name: 'attribution',
  title: 'Attribution on paths',
  target:
    '10,000-path file under all models < 200 ms; 1 M journeys × 50 channels < 1 s; Markov order 1, 1,000 channels × 100 k paths < 3 s; order 2 × 200 channels < 10 s; Shapley of 20 channels < 2 s; 1,000 bootstraps × 50 channels < 3 s',
  limit:
    'by --cpu-prof: of all models on a file in a first call, code that is not compiled yet, spread over reading the file, summing up paths, the rules, Markov and Shapley; of Markov order 2, the sweeps of the sparse solution; of the bootstrap, half is Markov, the rest leave-one-out and the draws, all on one thread.',
  async run(context) {
    const runs = context.quick ? 3 : 5;
    return [
      ...(await fileRows(context, runs)),
      ...journeyRows(context, runs),
      ...largeRows(context, runs),
      ...bootstrapRows(context, context.quick ? 1 : 3),
    ];
  },
};

/** Ten thousand paths of twelve channels, as the example file of ChannelAttribution has them. */
async function fileRows(context: BenchContext, runs: number): Promise<BenchRow[]> {
  const rows = distinctPaths({ seed: 1, channels: 12, paths: 10_000, meanTouches: 6 });
  const file = join(context.root, 'paths.csv');
  const text = pathFile(rows);
  writeFileSync(file, text);
  const size = `${described(rows)}, from the text to every credit`;
  const cold = await coldCalls(file, 5);
  timed(WARM_UP, () => creditOfFile(text));
  const warm = timed(runs, () => creditOfFile(text));
  context.say(`file: ${listed(cold)}; then ${listed(warm)}`);
  const command = ['attribute', file, '--model', 'markov', '--order', '2', '--format', 'json'];
  const started = timed(5, () => execFileSync(process.execPath, [PROGRAM, ...command])).wall;
  const npx = timed(5, () => execFileSync('npx', ['throughline', ...command])).wall;
  context.say(
    `command: ${listed({ wall: started, cpu: [] })}; npx ${listed({ wall: npx, cpu: [] })}`,
  );
  const all = `all ${MODEL_NAMES.length} models on a 10,000-path file`;
  return [
    judged(`${all}, first call of a process`, cold, 200, size),
    judged(`${all}, after ${WARM_UP} calls`, warm, 200, size),
    {
      what: '`throughline attribute <file> --model markov --order 2`, start-up included',
      measured: shown(median(started)),
      detail: `${listed({ wall: started, cpu: [] })}; the same file; by npx ${shown(median(npx))}: ${listed({ wall: npx, cpu: [] })}`,
    },
  ];
}

/** Each in a process that has done nothing yet: compiling is part of it. */
async function coldCalls(file: string, runs: number): Promise<Times> {
  const calls: Times[] = [];
  for (let run = 0; run < runs; run++) {
    const child = startChild('credit-paths', { file });
    calls.push(await child.message<Times>('credited'));
    await child.stop();
  }
  return { wall: calls.flatMap(({ wall }) => wall), cpu: calls.flatMap(({ cpu }) => cpu) };
}

/** A million journeys, as the warehouse hands them over: put together by path. */
function journeyRows(context: BenchContext, runs: number): BenchRow[] {
  const journeys = context.quick ? 100_000 : 1_000_000;
  const rows = journeyPaths({ seed: 2, channels: 50, journeys, meanTouches: 3 });
  const size = described(rows);
  const named = (models: readonly ModelName[]) => () => credit(rows, models);
  const markov = timed(runs, named(['markov']));
  const rules = timed(runs, named(RULE_MODELS));
  const exact = timed(runs, named(EXACT_MODELS));
  context.say(`journeys: ${[markov, rules, exact].map(listed).join('; ')}`);
  const sampled = timed(1, named(['shapley']));
  const of = `${count(journeys)} journeys × 50 channels`;
  return [
    judged(`Markov order 1, ${of}`, markov, 1000, size, !context.quick),
    {
      what: `all ${RULE_MODELS.length} rules, ${of}`,
      measured: shown(median(rules.wall)),
      detail: listed(rules),
    },
    {
      what: `those, Markov, ordered Shapley and leave-one-out, ${of}`,
      measured: shown(median(exact.wall)),
      detail: listed(exact),
    },
    {
      what: `Shapley sampled with 2,000 permutations, ${of}`,
      measured: shown(median(sampled.wall)),
      detail: `${listed(sampled)}; over 20 channels it is not exact, and its standard error is part of the result`,
    },
  ];
}

function largeRows(context: BenchContext, runs: number): BenchRow[] {
  const paths = context.quick ? 20_000 : 100_000;
  const large = (
    what: string,
    channels: number,
    model: ModelName,
    targetMs: number,
    options: Partial<ModelOptions> = {},
  ): BenchRow => {
    const rows = distinctPaths({ seed: 3, channels, paths, meanTouches: 6 });
    const times = timed(runs, () => credit(rows, [model], options));
    context.say(`${what}: ${listed(times)}`);
    const judgedHere = !context.quick || model === 'shapley';
    return judged(what, times, targetMs, described(rows), judgedHere);
  };
  const of = `${count(paths)} distinct paths`;
  return [
    large(`Markov order 1, 1,000 channels × ${of}`, 1000, 'markov', 3000),
    large(`Markov order 2, 200 channels × ${of}`, 200, 'markov', 10_000, { order: 2 }),
    large(`Shapley exact, 20 channels × ${of}`, 20, 'shapley', 2000),
  ];
}

/** The models prepared once, then fitted to every draw, as a run of attribution does. */
function bootstrapRows(context: BenchContext, runs: number): BenchRow[] {
  const rows = distinctPaths({ seed: 4, channels: 50, paths: 10_000, meanTouches: 4 });
  const table = pathTable(rows);
  const replicated = (replicates: number, models: readonly ModelName[]) => () =>
    bootstrap(
      table,
      models.map((name) => ({ name, fit: prepareModel(name, table, MODEL_OPTIONS).fit })),
      { replicates },
    );
  const three = timed(runs, replicated(REPLICATES, ['markov', 'leave_one_out', 'linear']));
  context.say(`bootstrap: ${listed(three)}`);
  const each = DATA_DRIVEN_MODELS.filter((name) => name !== 'shapley').map(
    (name) => `${name} ${listed(timed(1, replicated(REPLICATES, [name])))}`,
  );
  const few = context.quick ? 5 : 50;
  const sampled = timed(1, replicated(few, ['shapley'])).wall[0]! / few;
  return [
    judged(
      `${count(REPLICATES)} bootstraps of Markov order 1, leave-one-out and linear, 50 channels`,
      three,
      3000,
      `${described(rows)}; each alone: ${each.join(', ')}`,
    ),
    {
      what: 'one bootstrap of Shapley sampled with 2,000 permutations, 50 channels',
      measured: shown(sampled),
      detail: `mean of ${few}, so ${count(REPLICATES)} would take ${shown(sampled * REPLICATES)}`,
    },
  ];
}

/** From rows of paths to the credit of each model. */
function credit(
  rows: readonly PathRow[],
  models: readonly ModelName[],
  options: Partial<ModelOptions> = {},
): void {
  const table = pathTable(rows);
  for (const model of models)
    prepareModel(model, table, { ...MODEL_OPTIONS, ...options }).fit(table);
}

function judged(
  what: string,
  times: Times,
  targetMs: number,
  how: string,
  atTheSize = true,
): BenchRow {
  return {
    what,
    measured: shown(median(times.wall)),
    target: `< ${shown(targetMs)}`,
    ...(atTheSize && { met: median(times.wall) < targetMs }),
    detail: `${listed(times)}; ${how}`,
  };
}

function described(rows: readonly PathRow[]): string {
  const of = (part: (row: PathRow) => number) =>
    count(rows.reduce((sum, row) => sum + part(row), 0));
  return `${count(rows.length)} paths, ${of(({ path }) => path.length)} touches, ${of(({ conversions }) => conversions)} conversions, ${of(({ nulls }) => nulls)} nulls`;
}

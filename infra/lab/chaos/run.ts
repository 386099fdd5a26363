import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../bench/machine.ts';
import { brokenLaws, chaos } from './chaos.ts';
import { brokenByDisk, diskFull } from './disk-run.ts';
import { brokenPromises as hostilePromises } from './hostile/broken-promises.ts';
import { hostile } from './hostile/hostile-run.ts';
import { brokenPromises, outage } from './outage-run.ts';
import { hostileRow, killsRow, outageRow, type ResultRow, withResult } from './results.ts';

/**
 * `npm run chaos -- [--wiring embedded|distributed] [--kills 100] [--seed 1] [--people 1500] [--write]`
 * `npm run chaos -- --scenario outage [--minutes 10] [--rate 200] [--seed 1] [--write]`
 * `npm run chaos -- --scenario disk [--people 1500] [--seed 1]` (as root: it mounts a disk of its own)
 * `npm run chaos -- --hostile [--deliveries 10000] [--requests 2000] [--seed 1] [--write]`
 *
 * Prints the result as JSON; 1 when a law is broken. `--write` adds it to `RESULTS.md`.
 */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'kills' },
    hostile: { type: 'boolean', default: false },
    deliveries: { type: 'string', default: '10000' },
    requests: { type: 'string', default: '2000' },
    wiring: { type: 'string', default: 'embedded' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '1500' },
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    write: { type: 'boolean', default: false },
  },
});
// Run as `npm run` does, from the root of the repository.
const PAGE = join('infra', 'lab', 'chaos', 'RESULTS.md');
const where = machine();
const onProgress = (message: string) => process.stderr.write(`${message}\n`);
const seed = wholeNumber('seed', values.seed);
const SCENARIOS = { kills, outage: away, hostile: hostility, disk } as const;
const scenario = values.hostile
  ? 'hostile'
  : oneOf('scenario', values.scenario, ['kills', 'outage', 'hostile', 'disk']);
const row = await SCENARIOS[scenario]();
if (values.write && row)
  writeFileSync(PAGE, withResult(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '', row));

async function kills(): Promise<ResultRow> {
  const people = wholeNumber('people', values.people);
  const result = await chaos({
    wiring: oneOf('wiring', values.wiring, ['embedded', 'distributed']),
    kills: wholeNumber('kills', values.kills),
    ...{ seed, people, onProgress },
  });
  const { lost, altered, misbooked } = result.reconciled;
  say(
    { ...result, lost: lost.length, twice: altered.length + misbooked.length },
    brokenLaws(result),
  );
  return killsRow(result, people, where);
}

async function away(): Promise<ResultRow> {
  const minutes = wholeNumber('minutes', values.minutes);
  const rate = wholeNumber('rate', values.rate);
  const result = await outage({ minutes, rate, seed, onProgress });
  say(result, brokenPromises(result));
  return outageRow(result, where);
}

async function hostility(): Promise<ResultRow> {
  const deliveries = wholeNumber('deliveries', values.deliveries);
  const requests = wholeNumber('requests', values.requests);
  const result = await hostile({ deliveries, requests, seed, onProgress });
  say(result, hostilePromises(result));
  return hostileRow(result, where);
}

async function disk(): Promise<undefined> {
  const people = wholeNumber('people', values.people);
  const result = await diskFull({ seed, people, onProgress });
  say(result, brokenByDisk(result));
}

function say(result: object, broken: readonly string[]): void {
  process.stdout.write(`${JSON.stringify({ ...result, broken }, null, 2)}\n`);
  if (broken.length > 0) process.exitCode = 1;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`--${name}: ${text}, expected a whole number\n`);
  process.exit(2);
}

function oneOf<const T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  process.stderr.write(`--${name}: ${text}, expected ${known.join(' or ')}\n`);
  process.exit(2);
}

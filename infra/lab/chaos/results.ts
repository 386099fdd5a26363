import type { Machine } from '../bench/machine.ts';
import { brokenLaws, type ChaosResult } from './chaos.ts';
import { brokenPromises as hostilePromises } from './hostile/broken-promises.ts';
import type { HostileResult } from './hostile/hostile-run.ts';
import { brokenPromises, type OutageResult } from './outage-run.ts';

/** One line of a table; `key` cells name the run, a later one of the same name takes its place. */
export interface ResultRow {
  readonly table: keyof typeof TABLES;
  readonly cells: readonly string[];
}

const KEYS = 4;
const TABLES = {
  Kills: [
    ...['wiring', 'kills', 'seed', 'people', 'lost', 'twice', 'verdict', 'facts', 'killed while'],
    ...['beside', 'seconds', 'run'],
  ],
  Outage: [
    ...['minutes', 'events/s', 'seed', 'wiring', 'lost', 'twice', 'verdict', 'refused', 'bad rows'],
    ...['backlog', 'drained at', 'visible at', 'run'],
  ],
  Hostile: [
    ...['deliveries', 'requests', 'seed', 'wiring', 'lost', 'strange', 'verdict', 'answers'],
    ...['stored', 'rejected', 'skipped', 'stood still', 'memory', 'came to rest in'],
    ...['good delivery shown in', 'started again in', 'run'],
  ],
} as const;

export function killsRow(result: ChaosResult, people: number, machine: Machine): ResultRow {
  const { lost, altered, misbooked, bookedApart } = result.reconciled;
  const excuse =
    bookedApart.length > 0 ? `but for the books of copies loaded at once (${bookedApart})` : '';
  const total = (tally: object) => Object.values(tally).reduce((sum, count) => sum + count, 0);
  const victims = Object.entries(result.victims).map(
    ([name, tally]) => `${name} ${total(tally)} (${countsOf(tally)})`,
  );
  return {
    table: 'Kills',
    cells: [
      ...[result.wiring, result.kills, result.seed, people, lost.length],
      ...[altered.length + misbooked.length, verdict(brokenLaws(result), excuse), result.facts],
      ...[victims.join(', '), countsOf(result.upsets) || 'nothing', Math.round(result.seconds)],
      runOf(machine),
    ].map(String),
  };
}

export function outageRow(result: OutageResult, machine: Machine): ResultRow {
  const times = (ratio: number, seconds: number) =>
    `${ratio.toFixed(1)} times the arrival, ${Math.round(seconds)} s`;
  return {
    table: 'Outage',
    cells: [
      ...[result.minutes, result.rate, result.seed, 'distributed', result.lost, result.twice],
      ...[verdict(brokenPromises(result)), result.refused, result.badRows, result.backlog],
      times(result.drainRatio, result.drainSeconds),
      times(result.visibleRatio, result.visibleSeconds),
      runOf(machine),
    ].map(String),
  };
}

export function hostileRow(result: HostileResult, machine: Machine): ResultRow {
  const { lost, strange, events, entities, slices, badRows, skipped } = result.reckoning;
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return {
    table: 'Hostile',
    cells: [
      ...[result.deliveries, result.requests, result.seed, 'embedded', lost.length],
      ...[strange.length, verdict(hostilePromises(result)), countsOf(result.answers)],
      ...[events + entities + slices, badRows, skipped, `${result.stallMs} ms`],
      ...[`${result.memoryMb} MB`, seconds(result.settleSeconds), seconds(result.goodSeconds)],
      ...[seconds(result.restartSeconds), runOf(machine)],
    ].map(String),
  };
}

/** The page `RESULTS.md` with one more line. @param page as it is; empty when there is none. */
export function withResult(page: string, { table, cells }: ResultRow): string {
  const sections = (Object.keys(TABLES) as (keyof typeof TABLES)[]).map((name) => {
    const known = rowsOf(page, name);
    const isSame = (row: string) => row.startsWith(lineOf(cells.slice(0, KEYS)).slice(0, -1));
    const rows = name === table ? [...known.filter((row) => !isSame(row)), lineOf(cells)] : known;
    if (rows.length === 0) return '';
    const head = TABLES[name];
    return [`## ${name}`, '', lineOf(head), lineOf(head.map(() => '---')), ...rows, ''].join('\n');
  });
  return [
    '# Survived',
    '',
    'Written by `npm run chaos -- --write`; not edited by hand.',
    '',
    ...sections.filter((section) => section !== ''),
  ].join('\n');
}

function rowsOf(page: string, table: string): string[] {
  const section = page.split('\n## ').find((part) => part.startsWith(`${table}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2);
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function countsOf(counts: object): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function verdict(broken: readonly string[], excuse = ''): string {
  return broken.length > 0 ? `**broken**: ${broken.join('; ')}` : `kept ${excuse}`.trim();
}

function runOf({ date, commit, cpu, cores, memory, node, load }: Machine): string {
  return `${date} UTC, ${commit}, ${cpu}, ${cores} cores, ${memory}, Node ${node}, load ${load.toFixed(1)}`;
}

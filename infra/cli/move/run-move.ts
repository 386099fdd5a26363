import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { ConfigInput } from '../../config/load-settings.ts';
import {
  type ComparedLine,
  type Comparison,
  compareLines,
} from '../../operations/compare-lines.ts';
import { differingSettings } from '../../operations/differing-settings.ts';
import { type Moved, move } from '../../operations/move.ts';
import { isAlive, readHolder } from '../../topology/data-folder.ts';
import { openProcess, type Process } from '../../topology/open-process.ts';
import { CommandError } from '../command-error.ts';
import { connectedInTime } from '../in-process-client.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../progress.ts';
import { VERSION } from '../version.ts';
import { bothVisible } from './both-visible.ts';

export interface MoveCommandOptions {
  /** Configuration that names the servers. */
  readonly to: string;
  /** Also into a log that holds deliveries of others; reports are then not compared. */
  readonly add: boolean;
  /** Whether this process loads and derives, too. */
  readonly worker: boolean;
}

export interface MoveResult extends Moved, Comparison {
  readonly seconds: number;
}

/** Moves a data folder's line to the servers that another configuration names, and compares the two. */
export async function runMove(
  io: Io,
  input: ConfigInput,
  { to, add, worker }: MoveCommandOptions,
): Promise<MoveResult> {
  const started = performance.now();
  const target = await loadConfig({ file: to, environment: input.environment });
  const source = withoutServers(await loadConfig(input));
  const dataDir = resolve(source.dataDir);
  refuseUnlessItCanBe(source, target, dataDir, to);
  const folder = await opened(source, ['worker', 'api'], dataDir);
  try {
    const servers = await opened(target, worker ? ['worker', 'api'] : ['api'], dataDir);
    try {
      const moved = await told(io, 'deliveries', (onProgress) =>
        move(folder.line.log, servers.line.log, { add, onProgress }),
      );
      await told(io, 'journeys and credit', (onProgress) =>
        bothVisible(folder.line, servers.line, onProgress),
      );
      const comparison = add
        ? { records: 0, reports: { compared: 0, equal: 0 }, differences: [] }
        : await told(io, 'comparing reports', (onProgress) =>
            compareLines(side(folder, 'the folder'), side(servers, 'the servers'), onProgress),
          );
      return { ...moved, ...comparison, seconds: secondsSince(started) };
    } finally {
      await servers.close();
    }
  } finally {
    await folder.close();
  }
}

/** The folder's own line, whatever servers its configuration may name. */
function withoutServers({ warehouse: _, log, ...rest }: Config): Config {
  return { ...rest, log: { partitions: log.partitions } };
}

function refuseUnlessItCanBe(source: Config, target: Config, dataDir: string, to: string): void {
  const missing = [
    ...(target.log.kafka ? [] : ['log.kafka']),
    ...(target.warehouse ? [] : ['warehouse']),
  ];
  if (missing.length > 0)
    throw new CommandError(
      78,
      `${to} names no servers to move to: configure ${missing.join(' and ')} there.`,
    );
  const differing = differingSettings(source, target);
  if (differing.length > 0)
    throw new CommandError(
      78,
      `${to} would give other figures than the data folder's configuration; make these the same in both: ${differing.join(', ')}.`,
    );
  const holder = readHolder(dataDir);
  if (holder && isAlive(holder))
    throw new CommandError(
      1,
      `The data folder ${dataDir} is in use by process ${holder.pid}: point your vendors at the new collectors if you can, stop that process (kill ${holder.pid}), and move again.`,
    );
}

async function opened(
  config: Config,
  roles: Parameters<typeof openProcess>[0]['roles'],
  dataDir: string,
): Promise<Process> {
  const process = await openProcess({ config, roles, dataDir, version: VERSION });
  try {
    await connectedInTime(process);
    return process;
  } catch (error) {
    await process.close();
    throw error;
  }
}

function side({ app, line, token }: Process, name: string): ComparedLine {
  return {
    reader: line.warehouse.reader(),
    async report(path) {
      const headers = { authorization: `Bearer ${token}` };
      const { statusCode, payload } = await app.inject({ url: path, headers });
      if (statusCode === 200) return payload;
      const { code, detail } = JSON.parse(payload) as Partial<Record<'code' | 'detail', string>>;
      // Whoever has no plan has no report of one: that is an answer, the same on both sides.
      if (statusCode === 404 && code === 'plan_missing') return payload;
      // Any other is none, even if both sides refuse alike.
      return JSON.stringify({ refused: `${name}: ${code ?? statusCode}: ${detail ?? ''}` });
    },
  };
}

async function told<Result>(
  io: Io,
  what: string,
  work: (onProgress: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = await startProgress(io, what);
  try {
    return await work((done) => progress.update(done));
  } finally {
    progress.stop();
  }
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

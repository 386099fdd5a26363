import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '../event-log.contract.ts';
import type { LogEntry } from '../event-log.ts';
import { openLmdbLog } from './log.ts';

// A process of its own runs compiled code: plain Node 20 reads no TypeScript.
const compiled = new URL('../../dist/log/lmdb/log.js', import.meta.url);

const prelude = `
  import { openLmdbLog } from ${JSON.stringify(compiled.href)};
  const [path, from] = process.argv.slice(1);
  const record = (id, bytes = 200) => ({ key: 'key' + id, delivery: { id: '00000000-0000-4000-8000-' + String(id).padStart(12, '0'), source: 's',
    account: 'a', endpoint: 'e', receivedAt: 1, headers: {}, query: '', body: Buffer.alloc(bytes, 1) } });
  const say = (text) => process.stdout.write(text + '\\n');
`;

/** Writes ids without end, 32 appends at a time, and says each one that was acknowledged. */
const appender = `${prelude}
  const log = await openLmdbLog({ path });
  let id = Number(from);
  const writer = async () => {
    for (;;) {
      const own = [id++, id++, id++];
      await log.append(own.map((one) => record(one)));
      say(own.join(' '));
    }
  };
  for (let count = 0; count < 32; count += 1) void writer();
`;

/** Says each range that it was handed, and never ends handling it. */
const consumer = `${prelude}
  const log = await openLmdbLog({ path, partitions: 1 });
  log.consume('g', async (batch) => {
    say([batch.first, batch.last, batch.repeated].join(' '));
    if (batch.last < Number(from)) return;
    await new Promise(() => setInterval(() => {}, 1000));
  }, { maxRecords: 3 });
`;

/** Fills what the file size limit leaves, is given room, and goes on. */
const filler = `${prelude}
  import { execFileSync } from 'node:child_process';
  const limit = (size) =>
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=' + size + ':unlimited']);
  const log = await openLmdbLog({ path, probeMs: 20 });
  limit(3000000);
  const stored = [];
  const refusals = [];
  for (let id = 0; id < 60; id += 1) {
    await log.append([record(id, 100000)]).then(
      () => stored.push(String(id)),
      (error) => refusals.push(error.name + ': ' + error.message),
    );
  }
  const problem = log.problem();
  limit('unlimited');
  while (log.problem()) await new Promise((resolve) => setTimeout(resolve, 10));
  await log.append([record(60, 100000)]);
  stored.push('60');
  await log.close();
  say(JSON.stringify({ stored, refusals, problem }));
`;

/** The records are numbered; a delivery's id is a UUID. */
function numberOf({ delivery }: LogEntry): string {
  return String(Number(delivery.id.slice(24)));
}

function run(program: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface({ input: child.stdout }), exit: once(child, 'exit') };
}

describe('the embedded log in a process that dies', () => {
  let path: string;
  beforeEach(async () => {
    if (!existsSync(compiled)) throw new Error(`${compiled.pathname} is missing: npm run build`);
    path = await mkdtemp(join(tmpdir(), 'lmdb-kill-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('has every acknowledged record once, and contiguous offsets, after each SIGKILL', async () => {
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < 6; kill += 1) {
      const { child, lines, exit } = run(appender, path, String(kill * 1_000_000));
      const enough = acknowledged.size + 300 + kill * 400;
      for await (const line of lines) {
        for (const id of line.split(' ')) acknowledged.add(id);
        // What is in the pipe after the kill was acknowledged as well.
        if (acknowledged.size >= enough && !child.killed) child.kill('SIGKILL');
      }
      expect(await exit).toEqual([null, 'SIGKILL']);

      const log = await openLmdbLog({ path });
      const entries = await readAll(log);
      const ends = await log.ends();
      await log.close();
      const ids = entries.map((entry) => numberOf(entry));
      expect(new Set(ids).size).toBe(ids.length);
      const stored = new Set(ids);
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      for (const [partition, end] of ends.entries()) {
        const offsets = entries.filter((entry) => entry.partition === partition);
        expect(offsets.map((entry) => entry.offset)).toEqual(
          Array.from({ length: end }, (_, index) => index),
        );
      }
    }
    expect(acknowledged.size).toBeGreaterThan(6_000);
  });

  it('hands out the same range again after a SIGKILL in the middle of a batch', async () => {
    const log = await openLmdbLog({ path, partitions: 1 });
    const record = (id: number) => ({
      key: 'k',
      delivery: {
        id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
        source: 's',
        account: 'a',
        endpoint: 'e',
        receivedAt: 1,
        headers: {},
        query: '',
        body: new Uint8Array(),
      },
    });
    await log.append(Array.from({ length: 10 }, (_, index) => record(index)));
    await log.close();
    for (const repeated of [false, true, true]) {
      const { child, lines, exit } = run(consumer, path, '5');
      const ranges: string[] = [];
      for await (const line of lines) {
        ranges.push(line);
        if (line.startsWith('3 5')) child.kill('SIGKILL');
      }
      await exit;
      expect(ranges).toEqual(repeated ? ['3 5 true'] : ['0 2 false', '3 5 false']);
    }
  });

  it.runIf(hasPrlimit())('refuses what a full disk cannot take, and recovers', async () => {
    const { lines, exit } = run(filler, path);
    let report = '';
    for await (const line of lines) report = line;
    expect(await exit).toEqual([0, null]);
    const { stored, refusals, problem } = JSON.parse(report);
    expect(refusals.length).toBeGreaterThan(10);
    expect(refusals[0]).toMatch(/^LogUnavailable: The log cannot be written: .*MiB free in/);
    expect(problem).toMatch(/cannot be written/);
    const log = await openLmdbLog({ path });
    const ids = (await readAll(log)).map((entry) => numberOf(entry));
    expect(ids.sort()).toEqual(stored.sort());
    await log.close();
  });
});

/** A limit on the size of files stands for a full disk, where the system can set one. */
function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version']);
    return true;
  } catch {
    return false;
  }
}

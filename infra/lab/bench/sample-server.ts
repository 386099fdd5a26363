import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findServer } from '../../cli/find-server.ts';
import { atGivingUp } from './ending.ts';

const COMMAND = fileURLToPath(new URL('../../../bin/throughline.js', import.meta.url));
const PATIENCE_MS = 60_000;

export interface SampleServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The sample business, loaded into a folder and served by the command as its users start it. */
export async function startSampleServer(root: string, months: number): Promise<SampleServer> {
  const folder = join(root, 'sample');
  const loading = run(root, folder, ['demo', '--once', '--port', '0', '--months', String(months)]);
  const [code] = await once(loading, 'exit');
  if (code !== 0) throw new Error(`throughline demo ended with ${code}`);
  const serving = run(root, folder, ['start', '--port', '0']);
  const ended = once(serving, 'exit');
  const server = await Promise.race([
    listening(folder),
    ended.then(([code]) => {
      throw new Error(`throughline start ended with ${code}`);
    }),
  ]);
  return {
    url: server.url,
    async stop() {
      serving.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where it listens, once it has taken the folder: right after its start nobody holds it. */
async function listening(folder: string): Promise<{ readonly url: string }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const server = await findServer(folder);
    if (server) return server;
    if (Date.now() >= deadline) throw new Error('throughline start does not listen');
    await pause(100);
  }
}

function run(root: string, folder: string, parts: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [COMMAND, '--data', folder, ...parts], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  // A run that is given up leaves nothing behind, neither while it loads nor while it serves.
  const forget = atGivingUp(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  ended.then(forget);
  return child;
}

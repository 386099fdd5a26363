import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { assetPath } from '@throughline/transform/warehouse/sql-file';

/** A Java process. */
export interface Jvm {
  readonly pid: number | undefined;
  /** Resolves with how it ended: `exit code 1`, `SIGKILL`. */
  readonly ended: Promise<string>;
  isGone(): boolean;
  signal(name: NodeJS.Signals): void;
}

const HEAP_MB = 384;

/**
 * Starts a main class of the broker's jars.
 * @param folder takes its temporary files; `broker.log` there takes its output.
 */
export function startJvm(jars: string, folder: string, command: readonly string[]): Jvm {
  const temporary = join(folder, 'tmp');
  const options = [
    `-Xmx${HEAP_MB}m`,
    // A broker that lives for seconds gains nothing from a better compiler or collector.
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Xshare:auto',
    '-XX:+ExitOnOutOfMemoryError',
    // Both would leave files in the system's temporary folder after a SIGKILL.
    '-XX:-UsePerfData',
    `-Djava.io.tmpdir=${temporary}`,
    '-Djava.awt.headless=true',
    `-Dlog4j2.configurationFile=${assetPath(import.meta.url, './log4j2.properties')}`,
    '-cp',
    join(jars, '*'),
  ];
  const log = openSync(join(folder, 'broker.log'), 'a');
  const child = spawn('java', [...options, ...command], {
    cwd: folder,
    stdio: ['ignore', log, log],
    // An interrupt from the keyboard is for the one who started it; it stops the broker in order.
    detached: true,
  });
  closeSync(log);
  let gone = false;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string) => {
      gone = true;
      resolve(how);
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', (error) => end(error.message));
  });
  return {
    pid: child.pid,
    ended,
    isGone: () => gone,
    signal: (name) => void (gone || child.kill(name)),
  };
}

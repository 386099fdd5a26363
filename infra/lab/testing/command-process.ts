import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The real command in a process of its own. */
export interface CommandProcess {
  readonly pid: number;
  /** What it printed as its address. Rejects when it ends before. */
  readonly url: Promise<string>;
  readonly exit: Promise<number | NodeJS.Signals>;
  /** Everything that was written to standard error. */
  err(): string;
  signal(name: NodeJS.Signals): void;
}

/** Runs `throughline` as it was built; it never outlives this process. */
export function startCommand(args: readonly string[]): CommandProcess {
  const program = fileURLToPath(new URL('../../bin/throughline.js', import.meta.url));
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH, HOME, TMPDIR },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let err = '';
  let out = '';
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const exit = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => {
      process.off('exit', end);
      resolve(code ?? signal ?? 'SIGKILL');
    }),
  );
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const line = /^(http.*)\n/.exec(out);
      if (line) resolve(line[1]!);
    });
    exit.then((how) =>
      reject(new Error(`throughline ${args.join(' ')} has ended (${how}): ${err}`)),
    );
  });
  url.catch(() => {});
  return {
    pid: child.pid ?? -1,
    url,
    exit,
    err: () => err,
    signal: (name) => void child.kill(name),
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atGivingUp } from './ending.ts';

/** A process of the bench that takes one task and sends messages back. */
export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Next message of this kind; rejects when the process ends before it or sends `failed`. */
  message<T>(kind: string): Promise<T>;
  send(message: unknown): void;
  /** Ends it, with SIGKILL if it does not end by itself in a while. */
  stop(): Promise<void>;
}

interface Message {
  readonly kind: string;
  readonly value: unknown;
}

const PATIENCE_MS = 30_000;

/** Starts `./processes/<name>.js` with its task as JSON. */
export function startChild(name: string, task: unknown): Child {
  const path = fileURLToPath(new URL(`./processes/${name}.js`, import.meta.url));
  const child = fork(path, [JSON.stringify(task)], {
    // As the program has them (`bin/throughline.js`).
    env: { UV_THREADPOOL_SIZE: '16', ...process.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const forget = atGivingUp(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  ended.then(forget);
  return {
    process: child,
    pid: child.pid!,
    message: <T>(kind: string) =>
      new Promise<T>((resolve, reject) => {
        const take = (message: Message) => {
          if (message.kind !== kind && message.kind !== 'failed') return;
          child.off('message', take);
          if (message.kind === kind) resolve(message.value as T);
          else reject(new Error(`${name}: ${message.value}`));
        };
        child.on('message', take);
        ended.then(([code]) =>
          reject(new Error(`${name} ended with ${code} before it said ${kind}`)),
        );
      }),
    send: (message) => void child.send(message as object),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}

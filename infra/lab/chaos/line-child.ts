import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RowReader } from '@throughline/transform/warehouse/warehouse';
import type { FromLine, LineOrders, Question, ToLine } from './line-process.ts';

/** The line in a process of its own, so that it can be killed. */
export interface LineChild extends RowReader {
  /** Resolves once it listens. Rejects when it ends before. */
  readonly ready: Promise<{ readonly url: string; readonly token: string }>;
  /** Resolves with how it ended. */
  readonly exit: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  ask<Answer>(question: Question): Promise<Answer>;
  kill(): void;
  /** SIGSTOP and SIGCONT: it keeps its connections and does nothing. */
  pause(): void;
  resume(): void;
}

/** Compiled program: plain Node reads no TypeScript. */
export function lineProgram(): string {
  const here = import.meta.url;
  const compiled = here.includes('/dist/')
    ? './line-process.js'
    : '../../dist/lab/chaos/line-process.js';
  const path = fileURLToPath(new URL(compiled, here));
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run build`);
  return path;
}

/** @param output file descriptor that takes what the process writes. */
export function startLine(orders: LineOrders, output: number): LineChild {
  const child = fork(lineProgram(), [JSON.stringify(orders)], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', output, output, 'ipc'],
  });
  const pending = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  const exit = ended(child);
  let questions = 0;
  const ready = new Promise<{ url: string; token: string }>((resolve, reject) => {
    child.on('message', (message: FromLine) => {
      if ('url' in message) return resolve(message);
      const asked = pending.get(message.id);
      pending.delete(message.id);
      if (message.error === undefined) asked?.resolve(message.answer as never);
      else asked?.reject(new Error(message.error));
    });
    exit.then(({ code, signal }) => {
      const error = new Error(`the line has ended (${signal ?? code})`);
      for (const { reject: refuse } of pending.values()) refuse(error);
      pending.clear();
      reject(error);
    });
  });
  ready.catch(() => {});
  const ask = <Answer>(question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      const id = ++questions;
      pending.set(id, { resolve, reject });
      child.send({ ...question, id } satisfies ToLine, (error) => error && reject(error));
    });
  return {
    ready,
    exit,
    ask,
    rows: (sql, parameters = {}) => ask({ ask: 'rows', sql, parameters }),
    kill: () => void child.kill('SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

function ended(child: ChildProcess): LineChild['exit'] {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: 'error' }));
  });
}

import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../config/environment.ts';
import { printable } from './printable.ts';

/** What a command sees of its surroundings; handed in, so that a test can look at it. */
export interface Io {
  /** Results. */
  readonly stdout: Writable;
  /** Progress and messages. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly stdin: Readable;
  readonly environment: Environment;
}

export function processIo(stdin: Readable): Io {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, stdin, environment: env };
}

/** A line for people. */
export function say(io: Io, text: string): void {
  io.stderr.write(`${printable(text)}\n`);
}

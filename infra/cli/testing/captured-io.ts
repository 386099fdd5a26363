import { Readable, Writable } from 'node:stream';
import type { Io } from '../io.ts';

/** An `Io` that keeps what was written. */
export function capturedIo(given: { environment?: Io['environment']; stdin?: string } = {}): Io & {
  readonly out: () => string;
  readonly err: () => string;
  /** Standard output as it was written. */
  readonly bytes: () => Uint8Array;
} {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  return {
    stdout: sink(out),
    stderr: sink(err),
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]),
    environment: given.environment ?? {},
    out: () => Buffer.concat(out).toString(),
    err: () => Buffer.concat(err).toString(),
    bytes: () => Buffer.concat(out),
  };
}

function sink(chunks: Buffer[]): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk as string | Uint8Array));
      done();
    },
  });
}

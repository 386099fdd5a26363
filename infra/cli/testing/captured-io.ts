import { Readable, Writable } from 'node:stream';
import type { Io } from '../io.ts';

/** An `Io` that keeps what was written. */
export function capturedIo(
  given: { environment?: Io['environment']; stdin?: string } = {},
): Io & { readonly out: () => string; readonly err: () => string } {
  const out: string[] = [];
  const err: string[] = [];
  return {
    stdout: sink(out),
    stderr: sink(err),
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]),
    environment: given.environment ?? {},
    out: () => out.join(''),
    err: () => err.join(''),
  };
}

function sink(chunks: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
}

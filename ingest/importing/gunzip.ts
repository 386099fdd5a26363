import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from './import-error.ts';

/** The bytes themselves, or what they unpack to when they start as gzip does (1f 8b). */
export async function* gunzipped(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    size += next.value.length;
  }
  const rest = resume(head, chunks);
  const magic = Buffer.concat(head).subarray(0, 2);
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) {
    yield* rest;
    return;
  }
  const gunzip = createGunzip();
  // The callback only keeps a failure from being unhandled: iterating `gunzip` raises it.
  pipeline(Readable.from(rest, { objectMode: true }), gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new ImportError('gzip_corrupt', {}, { cause: error });
    throw error;
  }
}

async function* resume(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

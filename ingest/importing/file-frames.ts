import { ImportError } from './import-error.ts';

/** A file of an import: what messages call it, and its bytes. */
export interface ImportFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A frame is its kind, the length of what follows (32 bits, big-endian), and that. */
const BEGIN = 1;
const CONTENT = 2;
const HEAD_BYTES = 5;
const LARGEST = 16 * 1024 * 1024;

/** Several files as one stream of bytes, whatever their sizes are and without knowing them. */
export async function* framed(files: Iterable<ImportFile>): AsyncGenerator<Uint8Array> {
  for (const { name, content } of files) {
    yield frame(BEGIN, Buffer.from(name, 'utf8'));
    for await (const bytes of content)
      for (let at = 0; at < bytes.length; at += LARGEST)
        yield frame(CONTENT, bytes.subarray(at, at + LARGEST));
  }
}

/**
 * The files again, in their order. Each has to be read before the next is asked for.
 * @throws ImportError for a stream that ends within a frame or is none.
 */
export async function* unframed(input: AsyncIterable<Uint8Array>): AsyncGenerator<ImportFile> {
  const frames = framesOf(input);
  let next = await frames.next();
  while (!next.done) {
    if (next.value.kind !== BEGIN) throw cut();
    const name = Buffer.from(next.value.payload).toString('utf8');
    next = await frames.next();
    const content = async function* () {
      for (; !next.done && next.value.kind === CONTENT; next = await frames.next())
        yield next.value.payload;
    };
    const reading = content();
    yield { name, content: reading };
    for await (const _rest of reading);
  }
}

interface Frame {
  readonly kind: number;
  readonly payload: Uint8Array;
}

async function* framesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let held = Buffer.alloc(0);
  for await (const chunk of input) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    for (;;) {
      if (held.length < HEAD_BYTES) break;
      const length = held.readUInt32BE(1);
      if ((held[0] !== BEGIN && held[0] !== CONTENT) || length > LARGEST) throw cut();
      if (held.length < HEAD_BYTES + length) break;
      yield { kind: held[0]!, payload: held.subarray(HEAD_BYTES, HEAD_BYTES + length) };
      held = held.subarray(HEAD_BYTES + length);
    }
  }
  if (held.length > 0) throw cut();
}

function frame(kind: number, payload: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + payload.length);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32BE(payload.length, 1);
  bytes.set(payload, HEAD_BYTES);
  return bytes;
}

function cut(): ImportError {
  return new ImportError('file_cut_short', { expected: 'files in whole frames' });
}

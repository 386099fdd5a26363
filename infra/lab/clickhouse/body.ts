import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { serverError } from './engine-error.ts';

/** Largest body that is read into memory; rows of an insert go to a file and have no bound here. */
const LARGEST_TEXT = 64 * 2 ** 20;

const DECODERS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Names of an encoding in `FROM INFILE … COMPRESSION`. */
const COMPRESSIONS: Readonly<Record<string, string>> = {
  '': 'none',
  identity: 'none',
  gzip: 'gzip',
  deflate: 'deflate',
  br: 'brotli',
  zstd: 'zstd',
};

export interface BodyFile {
  readonly path: string;
  readonly compression: string;
  readonly bytes: number;
  remove(): Promise<void>;
}

let files = 0;

/** Puts the body into a file as it came, compressed or not: the engine reads both. */
export async function bodyFile(message: IncomingMessage, folder: string): Promise<BodyFile> {
  const compression = COMPRESSIONS[encoding(message)];
  if (compression === undefined) throw unknownEncoding(encoding(message));
  const path = join(folder, `body-${process.pid}-${++files}`);
  const remove = () => rm(path, { force: true });
  const file = createWriteStream(path);
  try {
    await pipeline(message, file);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, compression, bytes: file.bytesWritten, remove };
}

/** The body as text, decoded. */
export async function bodyText(message: IncomingMessage): Promise<string> {
  const name = encoding(message);
  const parts: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) {
      size += part.length;
      if (size > LARGEST_TEXT)
        throw serverError(229, 'QUERY_IS_TOO_LARGE', 'The query is larger than 64 MiB.');
      parts.push(part);
    }
  };
  if (name === '' || name === 'identity') await collect(message);
  else {
    const decoder = DECODERS[name as keyof typeof DECODERS];
    if (!decoder) throw unknownEncoding(name);
    try {
      await pipeline(message, decoder(), collect);
    } catch (error) {
      if (!/^Z_|^ERR_BROTLI|^ERR__/.test((error as { code?: string }).code ?? '')) throw error;
      throw serverError(354, 'ZLIB_INFLATE_FAILED', `The body is not ${name}.`);
    }
  }
  return Buffer.concat(parts).toString();
}

/** Fields of a `multipart/form-data` body, or nothing where the body is of another type. */
export function multipartFields(
  contentType: string | undefined,
  text: string,
): ReadonlyMap<string, string> | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const part of `\r\n${text}`.split(`\r\n--${boundary}`).slice(1)) {
    if (part.startsWith('--')) break;
    const blank = part.indexOf('\r\n\r\n');
    const name = /;\s*name="([^"]*)"/i.exec(part.slice(0, Math.max(0, blank)))?.[1];
    if (blank === -1 || name === undefined)
      throw serverError(36, 'BAD_ARGUMENTS', 'A part of the multipart body has no name.');
    fields.set(name, part.slice(blank + 4));
  }
  return fields;
}

function encoding(message: IncomingMessage): string {
  return (message.headers['content-encoding'] ?? '').trim().toLowerCase();
}

function unknownEncoding(name: string) {
  return serverError(48, 'NOT_IMPLEMENTED', `Unknown content encoding '${name}'.`);
}

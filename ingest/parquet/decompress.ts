import * as zlib from 'node:zlib';
import type { CompressionCodec } from 'hyparquet';
import { snappyUncompress } from 'hyparquet';
import { ParquetError } from './parquet-error.ts';

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** Node has it from 22.15 on. */
const zstd = (zlib as { zstdDecompressSync?: Unpack }).zstdDecompressSync;

/**
 * A page of exactly so many bytes; one that holds more is refused while it is unpacked.
 * @throws ParquetError
 */
export function unpack(packed: Uint8Array, length: number, codec: CompressionCodec): Uint8Array {
  const most = { maxOutputLength: Math.max(1, length) };
  const page = unpacked(packed, length, codec, most);
  if (page.length !== length) throw new ParquetError('a page has another length than it says');
  return page;
}

function unpacked(
  packed: Uint8Array,
  length: number,
  codec: CompressionCodec,
  most: { maxOutputLength: number },
): Uint8Array {
  if (length === 0) return new Uint8Array();
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed;
    case 'SNAPPY': {
      const page = new Uint8Array(length);
      snappyUncompress(packed, page);
      return page;
    }
    case 'GZIP':
      return zlib.gunzipSync(packed, most);
    case 'BROTLI':
      return zlib.brotliDecompressSync(packed, most);
    case 'ZSTD':
      if (zstd) return zstd(packed, most);
      throw new ParquetError('zstd needs Node 22.15 or later');
    default:
      throw new ParquetError(`its compression ${codec} is not read`);
  }
}

import { ParquetError } from './parquet-error.ts';

/**
 * Numbers in runs and packed groups of eight (the RLE/bit-packing hybrid of the format). Reads as many as are wanted and
 * no more, whatever the length of a run claims.
 * @param width bits of a number, 0 to 32.
 */
export function readHybrid(bytes: Uint8Array, width: number, count: number): Uint32Array {
  if (width > 32) throw new ParquetError('numbers of a page are too wide');
  const values = new Uint32Array(count);
  if (width === 0) return values;
  const ended = () => new ParquetError('a page ends too early');
  let at = 0;
  let seen = 0;

  function varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw ended();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw ended();
  }

  while (seen < count) {
    const header = varint();
    const run = Math.floor(header / 2);
    if (run === 0) throw new ParquetError('a page has a run of nothing');
    if (header % 2 === 0) {
      let value = 0;
      for (let byte = 0; byte < Math.ceil(width / 8); byte++, at++) {
        if (at >= bytes.length) throw ended();
        value += bytes[at]! * 2 ** (8 * byte);
      }
      const end = Math.min(count, seen + run);
      values.fill(value, seen, end);
      seen = end;
      continue;
    }
    let bit = at * 8;
    const wanted = Math.min(count - seen, run * 8);
    if (bit + wanted * width > bytes.length * 8) throw ended();
    for (const end = seen + wanted; seen < end; seen++) {
      let value = 0;
      for (let place = 0; place < width; place++, bit++)
        if ((bytes[bit >> 3]! >> (bit & 7)) & 1) value += 2 ** place;
      values[seen] = value;
    }
    at += run * width;
  }
  return values;
}

import { inflateRawSync } from 'node:zlib';
import { tooLarge, unreadable } from './unreadable.ts';
import { METHODS, ZIP } from './zip-entry.ts';

/** Of a workbook with as many lines as a plan can have, a few times over. */
const MOST = { entries: 2_000, bytes: 160 * 1024 * 1024, ratio: 400 } as const;
/** The end of the directory and the longest comment behind it. */
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const IS_ENCRYPTED = 1;
/** Both mean that the true figure stands in a part of Zip64. */
const [LARGE_16, LARGE_32] = [0xffff, 0xffffffff];

interface Place {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isEncrypted: boolean;
}

/**
 * The parts of a zip archive by name, each unpacked when it is asked for.
 * @throws WorkbookError `too_large` before anything is unpacked where the directory says that there is too much, and
 * while unpacking a part that holds more than the directory says; `unreadable`.
 */
export function zipArchive(file: Uint8Array): (name: string) => Uint8Array | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const places = directory(bytes);
  return (name) => {
    const place = places.get(name);
    return place && unpacked(bytes, name, place);
  };
}

/** Names of its parts, folders among them, in the order of the directory. @throws WorkbookError */
export function zipNames(file: Uint8Array): readonly string[] {
  return [...directory(Buffer.from(file.buffer, file.byteOffset, file.byteLength)).keys()];
}

function directory(bytes: Buffer): ReadonlyMap<string, Place> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === LARGE_16 || at === LARGE_32 || count > MOST.entries)
    throw tooLarge(`it has more than ${MOST.entries} parts`);
  const places = new Map<string, Place>();
  let size = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ZIP.central)
      throw unreadable('its directory is damaged');
    const place: Place = {
      isEncrypted: (bytes.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    size += place.size;
    if (size > MOST.bytes)
      throw tooLarge(`it unpacks to more than ${MOST.bytes / 1024 / 1024} MiB`);
    if (places.has(name)) throw unreadable(`it has two parts ${name}`);
    places.set(name, place);
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  // What packs better than any table does is made to fill a memory.
  if (size > 1024 * 1024 && size > MOST.ratio * bytes.length)
    throw tooLarge(`it unpacks to ${Math.round(size / bytes.length)} times its size`);
  return places;
}

function endOfDirectory(bytes: Buffer): number {
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0)
    throw unreadable('it is in the old binary format (.xls), or protected by a password');
  for (
    let at = bytes.length - END_BYTES;
    at >= Math.max(0, bytes.length - END_BYTES - MOST_COMMENT);
    at--
  )
    if (bytes.readUInt32LE(at) === ZIP.end) return at;
  throw unreadable('it is no zip archive, or its end is missing');
}

function unpacked(
  bytes: Buffer,
  name: string,
  { method, packed, size, offset, isEncrypted }: Place,
): Uint8Array {
  if (isEncrypted) throw unreadable('it is encrypted');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== ZIP.local)
    throw unreadable(`the part ${name} is damaged`);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length < packed) throw unreadable(`the part ${name} is cut off`);
  if (method === METHODS.stored) return content;
  if (method !== METHODS.deflated) throw unreadable(`the part ${name} is packed in an unknown way`);
  try {
    // One byte more than the directory says would be noticed here, before it takes memory.
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(`its part ${name} holds more than its directory says`);
    throw unreadable(`the part ${name} is damaged`);
  }
}

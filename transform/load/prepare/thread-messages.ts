import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { type PreparedBatch, STAGE_TABLES } from './prepared-batch.ts';

/** A delivery without its body, which lies among the bodies of its batch. */
export interface PackedEntry extends Omit<LogEntry, 'delivery'> {
  readonly delivery: Omit<RawDelivery, 'body'>;
  readonly bytes: number;
}

export interface PackedEntries {
  readonly entries: readonly PackedEntry[];
  /** All bodies, one behind the other: one buffer is handed over at once, many are not. */
  readonly bodies: Uint8Array<ArrayBuffer>;
}

export function packed(entries: readonly LogEntry[]): PackedEntries {
  const sizes = entries.map(({ delivery }) => delivery.body.byteLength);
  const bodies = new Uint8Array(sizes.reduce((total, size) => total + size, 0));
  let at = 0;
  return {
    bodies,
    entries: entries.map(({ delivery, ...place }, index) => {
      const { body, ...rest } = delivery;
      bodies.set(body, at);
      at += sizes[index]!;
      return { ...place, delivery: rest, bytes: sizes[index]! };
    }),
  };
}

export function unpacked(entries: readonly PackedEntry[], bodies: Uint8Array): LogEntry[] {
  let at = 0;
  return entries.map(({ delivery, bytes, ...place }) => {
    const body = bodies.subarray(at, at + bytes);
    at += bytes;
    return { ...place, delivery: { ...delivery, body } };
  });
}

/** What of a batch is handed over instead of being copied. */
export function buffersOf({ staged, layout }: PreparedBatch): ArrayBuffer[] {
  const rows = STAGE_TABLES.map((table) => staged.rows[table]);
  return [
    ...rows.flatMap((each) => ('bytes' in each ? [each.bytes] : [])),
    ...Object.values(layout),
  ]
    .map(({ buffer }) => buffer as ArrayBuffer)
    .filter((buffer) => buffer.byteLength > 0);
}

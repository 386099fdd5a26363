import type { RawDelivery } from '../contract/delivery.ts';
import type { SliceRef } from '../contract/fact.ts';
import { deterministicId, sha256 } from '../contract/ids.ts';
import type { Micros } from '../contract/time.ts';

/** Set by the importer on a delivery that carries one part of a block too large for one delivery. */
export const SNAPSHOT_HEADERS = {
  id: 'throughline-snapshot-id',
  /** `2/5`. */
  part: 'throughline-snapshot-part',
  /** µs; the vendor's time of the whole block, so that every part claims the same one. */
  takenAt: 'throughline-snapshot-at',
} as const;

/**
 * Set by the importer on deliveries of blocks: what all records of the command say together
 * (`ImportFormat.context`), for a block may depend on records that travel elsewhere.
 */
export const CONTEXT_HEADER = 'throughline-import-context';

/**
 * The snapshot that `raws` (the block's records in this delivery) belong to. Its id follows from the
 * content, so that importing the same block again is the same snapshot.
 * @param takenAt the vendor's own time of the snapshot; the time of receipt where there is none.
 */
export function snapshotOf(
  delivery: RawDelivery,
  key: string,
  raws: readonly string[],
  takenAt?: Micros,
): SliceRef {
  const [part, parts] = (delivery.headers[SNAPSHOT_HEADERS.part] ?? '1/1').split('/').map(Number);
  const stated = delivery.headers[SNAPSHOT_HEADERS.takenAt];
  return {
    key,
    snapshotAt: stated ? Number(stated) : (takenAt ?? delivery.receivedAt),
    snapshotId:
      delivery.headers[SNAPSHOT_HEADERS.id] ??
      deterministicId('snapshot', key, sha256(raws.join('\n'))),
    part: part!,
    parts: parts!,
  };
}

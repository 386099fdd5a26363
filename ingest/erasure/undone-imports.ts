import type { RawDelivery } from '../contract/delivery.ts';
import { LINE_HEADERS } from '../importing/file-lines.ts';
import type { LogKeys } from '../log/sealing/log-keys.ts';

/**
 * Whether a delivery is of an import that was undone. It is known before any delivery is read, so that neither the
 * order of loading nor a replay brings it back.
 */
export function undoneImports(
  keys: Pick<LogKeys, 'tombstones'>,
): (delivery: RawDelivery) => boolean {
  let known = -1;
  let undone: ReadonlySet<string> = new Set();
  return ({ headers }) => {
    const importId = headers[LINE_HEADERS.importId];
    if (importId === undefined) return false;
    const tombstones = keys.tombstones();
    if (tombstones.length !== known) {
      known = tombstones.length;
      undone = new Set(
        tombstones.flatMap((one) => (one.importId === undefined ? [] : [one.importId])),
      );
    }
    return undone.has(importId);
  };
}

/** The tombstone of an import. */
export function undoneImport(importId: string, at: number) {
  return {
    ...{ id: `import:${importId}`, upto: at, importId },
    ...{ identifiers: [], numbers: [], entities: [] },
  };
}

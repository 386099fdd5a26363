import type { EventLog } from '@throughline/ingest/log/event-log';
import type { LogRange } from '@throughline/transform/load/replay/kept-plan';

/**
 * Ranges that the log holds and no load of the books covers, up to what is committed; in pieces of so
 * many records and bytes.
 */
export async function unbookedRanges(
  log: Pick<EventLog, 'partitions' | 'read'>,
  committed: readonly number[],
  booked: readonly LogRange[],
  {
    maxRecords = 20_000,
    maxBytes = 16 * 1024 * 1024,
  }: { readonly maxRecords?: number; readonly maxBytes?: number } = {},
): Promise<LogRange[]> {
  const ranges: LogRange[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const own = booked
      .filter((range) => range.partition === partition)
      .toSorted((a, b) => a.first - b.first);
    let next = 0;
    for (const { first, last } of [...own, { first: committed[partition] ?? 0, last: 0 }]) {
      for await (const [from, to] of pieces(log, partition, next, first, { maxRecords, maxBytes }))
        ranges.push({ partition, first: from, last: to });
      next = Math.max(next, last + 1);
    }
  }
  return ranges;
}

/** What the log has of `from <= offset < to`, in runs without a gap. */
async function* pieces(
  log: Pick<EventLog, 'read'>,
  partition: number,
  from: number,
  to: number,
  { maxRecords, maxBytes }: { readonly maxRecords: number; readonly maxBytes: number },
): AsyncGenerator<readonly [number, number]> {
  const PAGE = 2_000;
  let first: number | undefined;
  let last = 0;
  let bytes = 0;
  for (let at = from; at < to; ) {
    const page = await log.read(partition, at, Math.min(PAGE, to - at));
    for (const { offset, delivery } of page) {
      if (offset >= to) break;
      const isFull =
        first !== undefined &&
        (offset !== last + 1 ||
          offset - first >= maxRecords ||
          bytes + delivery.body.length > maxBytes);
      if (isFull) yield [first!, last];
      if (first === undefined || isFull) {
        first = offset;
        bytes = 0;
      }
      last = offset;
      bytes += delivery.body.length;
    }
    if (page.length === 0) break;
    at = page.at(-1)!.offset + 1;
  }
  if (first !== undefined) yield [first, last];
}

import { DeliveryScan } from './delivery-scan.ts';

/** What one delivery may hold at most. Bytes are bounded apart from it, by each endpoint. */
export interface DeliveryLimits {
  /** Records: lines of NDJSON or of a table, elements of an array, objects of an envelope. */
  readonly records: number;
  /** Line feeds anywhere in the body. */
  readonly lines: number;
  /** Keys and values of JSON, cells of a table, fields of a form. */
  readonly values: number;
}

/**
 * A body of 30 MB can hold ten million records of two bytes, each of which costs a thousand times its
 * size once it is read. So records are bounded before anything is read, by what a vendor sends at most:
 *
 * - `webhook` a notification, or a page of a vendor’s API
 * - `batch`   records of a connector, and every JSON delivery that the importer makes
 * - `table`   a table over HTTP
 * - `file`    a table from a file, which is one delivery whole
 */
export const DELIVERY_LIMITS = {
  webhook: { records: 10_000, lines: 100_000, values: 800_000 },
  batch: { records: 50_000, lines: 250_000, values: 2_000_000 },
  table: { records: 100_000, lines: 100_000, values: 3_000_000 },
  file: { records: 400_000, lines: 400_000, values: 6_000_000 },
} as const satisfies Record<string, DeliveryLimits>;
export type DeliveryKind = keyof typeof DELIVERY_LIMITS;

/** Levels that the JSON of a delivery may nest. */
export const MAX_DEPTH = 64;

/** Which limit a delivery exceeds. */
export interface Excess {
  readonly of: keyof DeliveryLimits | 'depth';
  readonly most: number;
}

/** What exceeded says in a message. */
export function describeExcess({ of, most }: Excess): string {
  return of === 'depth' ? `The limit is ${most} levels.` : `The limit is ${most} ${of}.`;
}

/**
 * The limit that a body exceeds, or undefined. Looks at brackets, quotes and separators of the raw bytes
 * only, stops at the first excess, and never counts fewer records and fewer lines than a mapping reads.
 */
export function excessOf(
  body: Uint8Array,
  limits: DeliveryLimits,
  maxDepth = MAX_DEPTH,
): Excess | undefined {
  return new DeliveryScan(body).run(limits, maxDepth);
}

/** Records and values of a body, counted as `excessOf` counts them. */
export function sizeOfDelivery(body: Uint8Array): DeliveryLimits {
  const scan = new DeliveryScan(body);
  const none = Number.POSITIVE_INFINITY;
  scan.run({ records: none, lines: none, values: none }, none);
  return { records: scan.records, lines: scan.lines, values: scan.values };
}

import { createHash } from 'node:crypto';
import type { ReportConfig } from '../report-config.ts';
import type { AttributionFacts } from './fetch.ts';

/** Of all that an answer is made of: equal where the same would come out again, in whatever order rows came. */
export function fingerprintOf({ paths, ...facts }: AttributionFacts, config: ReportConfig): string {
  const lines = Object.values(facts).map((rows) => rows.map((row) => JSON.stringify(row)).sort());
  const hash = createHash('sha256').update(JSON.stringify([lines, config, paths?.channels]));
  for (const column of Object.values(paths ?? {}))
    if (ArrayBuffer.isView(column)) hash.update(bytesOf(column));
  return hash.digest('hex');
}

/** What a typed array holds, to be hashed. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetPath } from '@throughline/transform/warehouse/sql-file';
import { type JarChecksums, parseChecksums } from './jar-checksums.ts';

/** Where the broker's jars are kept, and which they have to be. */
export interface KafkaCache {
  readonly folder: string;
  readonly pinned: JarChecksums;
  /** Stands in a folder whose jars were found to be those of the list; names the list. */
  readonly marker: { readonly name: string; readonly contents: string };
  /** By the marker and the names: nothing is hashed. */
  isFilled(): boolean;
}

const VERSION = '4.1.0';

/** The same folder from the source and from `dist`. */
export function kafkaCache(
  folder = assetPath(import.meta.url, `../../node_modules/.cache/throughline/kafka-${VERSION}`),
): KafkaCache {
  const list = readFileSync(assetPath(import.meta.url, './jars.sha256'), 'utf8');
  const pinned = parseChecksums(list);
  const marker = {
    name: 'verified',
    contents: createHash('sha256').update(list).digest('hex'),
  };
  return {
    folder,
    pinned,
    marker,
    isFilled() {
      const path = join(folder, marker.name);
      if (!existsSync(path) || readFileSync(path, 'utf8') !== marker.contents) return false;
      const names = new Set(readdirSync(folder));
      return [...pinned.keys()].every((name) => names.has(name));
    },
  };
}

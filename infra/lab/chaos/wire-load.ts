import type { Random } from '../../simulator/random.ts';
import { uuidOf } from '../../simulator/random.ts';
import type { World } from '../../simulator/simulate.ts';

/** One HTTP request, sent until it is acknowledged. */
export interface Sending {
  readonly key: string;
  readonly source: string;
  readonly account: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Id of the import that it is; a vendor’s own request has none. */
  readonly importId?: string;
}

/** Sendings that one connection makes one after the other. */
export type Unit = readonly Sending[];

export interface LoadOptions {
  /** Share of units that come a second time with the same bytes. */
  readonly repeated: number;
  /** Share of imported NDJSON files into which a line is put that nobody can read. */
  readonly unreadable: number;
  /** Export days put into one file. */
  readonly daysAFile: number;
}

/** Nothing in a list of goods, codes or reviews says of when it is, so its versions are those of its receipt. */
const UNDATED: ReadonlySet<string> = new Set(['products.csv', 'promo_codes.csv', 'reviews.csv']);

/**
 * Everything that the sample business sends, shuffled, some of it twice.
 *
 * A report that does not say when it was taken counts by its time of receipt. Its restatement therefore
 * follows it on the same connection, and is never overtaken by a repetition of what it corrects.
 */
export function wireLoad(world: World, random: Random, options: LoadOptions): readonly Unit[] {
  const requests = [...world.requests()].map(
    ({ source, account, path, headers, body }, index): Unit => [
      { key: `request ${index}`, source, account, path, headers, body },
    ],
  );
  const ordered = new Map<string, Sending[]>();
  const files: Unit[] = [];
  const days: { name: string; account: string; body: Uint8Array }[] = [];
  for (const { source, account, name, content } of world.imports()) {
    if (UNDATED.has(name)) continue;
    if (!name.endsWith('.ndjson')) {
      const lane = ordered.get(source) ?? [];
      ordered.set(source, lane);
      lane.push(importOf(source, account, name, content));
      continue;
    }
    const body = random.chance(options.unreadable) ? withUnreadableLine(content) : content;
    if (source === 'ga4') days.push({ name, account, body });
    else files.push([importOf(source, account, name, body)]);
  }
  while (days.length > 0) {
    const some = days.splice(0, options.daysAFile);
    const { name, account } = some[0]!;
    files.push([importOf('ga4', account, name, Buffer.concat(some.map(({ body }) => body)))]);
  }
  const free = [...requests, ...files];
  const again = free.filter(() => random.chance(options.repeated));
  return shuffled([...free, ...again, ...ordered.values()], random);
}

function importOf(source: string, account: string, name: string, body: Uint8Array): Sending {
  const importId = uuidOf('import', source, name);
  return {
    key: `import ${name}`,
    source,
    account,
    path: `/api/v1/imports/${source}?account=${account}&import_id=${importId}`,
    headers: { 'content-type': 'application/octet-stream' },
    body,
    importId,
  };
}

/** A line that is no JSON, put behind the first one. */
function withUnreadableLine(content: Uint8Array): Uint8Array {
  const end = content.indexOf(10) + 1;
  const line = Buffer.from(`{"event_date" is cut off ${content.length}\n`);
  return Buffer.concat([content.subarray(0, end), line, content.subarray(end)]);
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.int(0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

import type { RootDatabase } from 'lmdb';

interface Counted {
  getStats(): object;
}

interface Stats {
  readonly pageSize: number;
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
  readonly lastPageNumber: number;
}

/** What a page of a large value holds beside the value. */
const PAGE_HEADER = 16;
const AT_ONCE = 2_000;
/** Pages that a transaction freed are handed out again from the second one after it. */
const TURNS = 3;

/**
 * Overwrites the free pages of an environment, which still hold what was deleted: as many values of one
 * page each as there are pages that no database uses are written, and removed again.
 */
export async function scrubFreePages(
  env: RootDatabase,
  databases: readonly Counted[],
): Promise<void> {
  const filler = env.openDB<Buffer, number>({ name: 'filler', encoding: 'binary' });
  for (let turn = 0; turn < TURNS; turn += 1) await filler.put(0, Buffer.alloc(1));
  const { pageSize } = statsOf(env);
  const page = Buffer.alloc(pageSize - PAGE_HEADER, 0x20);
  for (let key = 1; freePages(env, [...databases, filler]) > 0; ) {
    const free = freePages(env, [...databases, filler]);
    const before = statsOf(env).lastPageNumber;
    const wanted = Math.min(AT_ONCE, free);
    const written = Array.from({ length: wanted }, () => filler.put(key++, page));
    await Promise.all(written);
    // What is left is too little for a value, or still being read.
    if (statsOf(env).lastPageNumber - before >= wanted / 2) break;
  }
  await filler.clearAsync();
}

function freePages(env: RootDatabase, databases: readonly Counted[]): number {
  const used = [env, ...databases].reduce((sum, database) => sum + pagesOf(database), 0);
  return statsOf(env).lastPageNumber - used;
}

function pagesOf(database: Counted): number {
  const { treeBranchPageCount, treeLeafPageCount, overflowPages } = statsOf(database);
  return treeBranchPageCount + treeLeafPageCount + overflowPages;
}

function statsOf(database: Counted): Stats {
  return database.getStats() as Stats;
}

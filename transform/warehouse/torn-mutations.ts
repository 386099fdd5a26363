import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes orders to change rows (`mutation_<n>.txt`) that a full disk has left empty or cut. The engine
 * does not open a table that has one. The statement had failed when it was written, so nobody counts on
 * it, and whoever gave it gives it again.
 * @param path of an embedded warehouse that nobody has open.
 * @returns the files that were removed.
 */
export function removeTornMutations(path: string): readonly string[] {
  const removed: string[] = [];
  for (const folder of tableFolders(join(path, 'store'))) {
    for (const name of readdirSync(folder)) {
      if (!/^(tmp_)?mutation_\d+\.txt$/.test(name)) continue;
      const file = join(folder, name);
      if (isWhole(readFileSync(file, 'utf8'))) continue;
      rmSync(file);
      removed.push(file);
    }
  }
  return removed;
}

/** As the engine writes it: a version, the time, the commands, each on lines of its own. */
function isWhole(text: string): boolean {
  return (
    text.startsWith('format version: ') && text.includes('\ncommands: ') && text.endsWith('\n')
  );
}

/** The engine keeps a table in `store/<first three letters of its id>/<id>`. */
function tableFolders(store: string): readonly string[] {
  if (!existsSync(store)) return [];
  return readdirSync(store).flatMap((group) =>
    /^[0-9a-f]{3}$/.test(group)
      ? readdirSync(join(store, group)).map((id) => join(store, group, id))
      : [],
  );
}

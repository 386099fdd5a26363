import { setTimeout as sleep } from 'node:timers/promises';
import type { Writer } from '../warehouse/warehouse.ts';

const TRIES = 30;
/** A part may be removed once it has been inactive for longer than the least lifetime, in whole seconds. */
const APART_MS = 1_100;

/**
 * Has the engine remove from the disk what mutations and dropped partitions left behind: parts that nobody
 * reads stay for minutes otherwise. Of one server; replicas of a cluster remove theirs in their own time.
 * @returns how many of those that were there when it was called are there still.
 */
export async function dropInactive(writer: Writer): Promise<number> {
  const before = await inactiveParts(writer);
  const tables = [...new Set(before.map(({ table }) => table))];
  for (const table of tables)
    await writer.run(`ALTER TABLE ${named(table)} MODIFY SETTING old_parts_lifetime = 1`);
  try {
    let left = before;
    for (let tries = 0; left.length > 0 && tries < TRIES; tries += 1) {
      await sleep(APART_MS);
      // The engine looks after old parts when a partition is dropped, also where there is none of that name.
      for (const table of new Set(left.map((part) => part.table)))
        await writer.run(`ALTER TABLE ${named(table)} DROP PARTITION ID 'none'`);
      const there = new Set((await inactiveParts(writer)).map(nameOf));
      left = left.filter((part) => there.has(nameOf(part)));
    }
    return left.length;
  } finally {
    for (const table of tables)
      await writer.run(`ALTER TABLE ${named(table)} RESET SETTING old_parts_lifetime`);
  }
}

interface Part {
  readonly table: string;
  readonly name: string;
}

const nameOf = ({ table, name }: Part) => `${table}/${name}`;

function inactiveParts(writer: Writer): Promise<Part[]> {
  return writer.rows<Part>(
    'SELECT table, name FROM system.parts WHERE NOT active AND database = currentDatabase() ORDER BY table, name',
  );
}

/** Tables are named by the schema alone. */
function named(table: string): string {
  if (!/^[a-z]\w*$/.test(table)) throw new Error(`not a name of a table: ${table}`);
  return table;
}

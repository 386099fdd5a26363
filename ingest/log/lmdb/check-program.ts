import { open } from 'lmdb';

/**
 * Reads a log as its owner will, for as long as it may take, in a process that is allowed to die of it:
 * LMDB maps the file and trusts what it finds there.
 */
const [path = '', budget = '0'] = process.argv.slice(2);
const until = performance.now() + Number(budget);

const env = open({ path, noSubdir: false, readOnly: true, maxDbs: 8 });
const head = env.openDB<number[], string>({ name: 'head', useVersions: true });
const groups = env.openDB<number[], [string, number]>({ name: 'groups' });
const records = env.openDB<Buffer, [number, number]>({ name: 'records', encoding: 'binary' });

const ends = head.get('ends');
if (!Array.isArray(ends) || !ends.every((end) => Number.isInteger(end) && end >= 0))
  throw new Error('it does not say where its partitions end');
for (const { value } of groups.getRange()) if (!Array.isArray(value)) throw new Error('groups');
// The newest first, which is what will be read next.
for (const [partition, end] of ends.entries()) {
  let expected = end - 1;
  for (const key of records.getKeys({
    start: [partition, end],
    end: [partition, -1],
    reverse: true,
  })) {
    const [, offset] = key;
    if (offset !== expected)
      throw new Error(`partition ${partition} lacks the record of offset ${expected}`);
    expected -= 1;
    if (performance.now() > until) break;
  }
}
await env.close();

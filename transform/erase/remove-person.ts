import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import type { Reader, Writer } from '../warehouse/warehouse.ts';
import type { Person } from './person.ts';

const REMOVE = sqlStatements(import.meta.url, './remove-person.sql');
const COUNT = sqlFile(import.meta.url, './count-person.sql');
const SAYING = sqlFile(import.meta.url, './saying.sql');
const BOOKS = sqlFile(import.meta.url, './books.sql');
const COLUMNS = ['kind', 'key', 'id', 'partition', 'offset', 'records'] as const;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** A delivery that was rewritten, and how many of its records were about the person. */
export interface RewrittenDelivery {
  readonly partition: number;
  readonly offset: number;
  readonly records: number;
}

/** Rows by table. */
export type Counts = Readonly<Record<string, number>>;

/** One person, or several. */
export type People = Omit<Person, 'owner'> & { readonly owners: readonly string[] };

/** Notes whom the statements below are about. Whoever was noted before is forgotten. */
export async function aim(writer: Writer, people: People): Promise<void> {
  await forgetTargets(writer);
  const of = (kind: string, keys: readonly string[]) =>
    keys.map((key) => [kind, key, NO_ID, 0, 0, 0]);
  const hashes = (names: Person['identifiers']) => names.map(({ hash }) => hash);
  await writer.insert('erase_targets', COLUMNS, [
    ...of('identifier', hashes(people.identifiers)),
    ...of('number', hashes(people.numbers)),
    ...of('entity', hashes(people.entities)),
    ...of('person', people.owners),
  ]);
}

/** Adds whatever else holds one of the texts, and bad rows that came with one of the deliveries. */
export async function aimAtTexts(
  writer: Writer,
  texts: readonly string[],
  deliveries: readonly RewrittenDelivery[],
): Promise<void> {
  const said = await writer.rows<{ kind: string; key: string; id: string }>(SAYING, {
    texts,
    partitions: deliveries.map(({ partition }) => partition),
    offsets: deliveries.map(({ offset }) => offset),
  });
  await writer.insert(
    'erase_targets',
    COLUMNS,
    said.map(({ kind, key, id }) => [kind, key, id, 0, 0, 0]),
  );
  await aimAtDeliveries(writer, deliveries);
}

/** Adds deliveries that lost records. */
export async function aimAtDeliveries(
  writer: Writer,
  deliveries: readonly RewrittenDelivery[],
): Promise<void> {
  const rows = deliveries.map(({ partition, offset, records }) => [
    ...['delivery', '0', NO_ID],
    ...[partition, offset, records],
  ]);
  await writer.insert('erase_targets', COLUMNS, rows);
}

/** Removes what is stored of the person up to a time (µs since 1970 UTC). Again it removes the rest. */
export async function removePerson(
  writer: Writer,
  upto: number,
  onProgress: (done: number) => void,
): Promise<void> {
  for (const [index, statement] of REMOVE.entries()) {
    await writer.run(`${statement} SETTINGS mutations_sync = 2`, { upto });
    onProgress((index + 1) / REMOVE.length);
  }
  await settleBooks(writer);
}

/** Takes what the noted deliveries lost out of their counts; again it changes nothing. */
export async function settleBooks(writer: Writer): Promise<void> {
  await writer.run(BOOKS);
}

/** Rows that are stored of the person up to a time, by table. */
export async function countPerson(reader: Reader, upto: number): Promise<Counts> {
  const rows = await reader.rows<{ name: string; rows: number }>(COUNT, { upto });
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

export async function forgetTargets(writer: Writer): Promise<void> {
  await writer.run('ALTER TABLE erase_targets DELETE WHERE 1 SETTINGS mutations_sync = 2');
}

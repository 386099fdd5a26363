import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DOCUMENTS } from '../documents/documents.ts';
import { ledgerEntry, type WrittenEntry } from './ledger.ts';

const ENTRIES = sqlFile(import.meta.url, './ledger.sql');

/** Entries of the ledger of a target, the oldest first; what cannot be read was imported, and tells nothing. */
export async function readLedger(reader: Reader, target: string): Promise<WrittenEntry[]> {
  const rows = await reader.rows<{ version: string; body: string; author: string; at: string }>(
    ENTRIES,
    { ...DOCUMENTS, entity: `sending:${target}` },
  );
  return rows.flatMap(({ version, body, author, at }) => {
    const read = ledgerEntry.safeParse(JSON.parse(body || 'null'));
    return read.success
      ? [{ version: Number(version), author, at: Number(at), entry: read.data }]
      : [];
  });
}

import type { ImportRow, MappingRow } from '@throughline/api/contract/files';
import type { FileOptions } from '@throughline/ingest/sources/files/reading/options';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Line } from '../../line/line.ts';
import { undoneOf } from '../undone.ts';
import { documentsOf, type FileImport } from './file-documents.ts';

const LIST = sqlFile(import.meta.url, './imports-list.sql');

interface Listed {
  readonly import: string;
  readonly source_name: string;
  readonly account_name: string;
  /** ms since 1970. */
  readonly at: string;
  readonly brought: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
}

/** What was imported, the newest first. */
export async function listImports({ warehouse, log }: Line): Promise<ImportRow[]> {
  const reader = warehouse.reader();
  const [rows, documents, undone] = await Promise.all([
    reader.rows<Listed>(LIST),
    documentsOf<FileImport>(reader, 'file_import'),
    undoneOf(log),
  ]);
  const files = new Map(documents.map(({ id, body }) => [id, body]));
  return rows.map((row) => {
    const { file = '', kind = '', vendor = '', mapping = '' } = files.get(row.import) ?? {};
    return {
      ...{ id: row.import, source: row.source_name, account: row.account_name },
      ...{ started_at: new Date(Number(row.at)).toISOString(), file, kind, vendor, mapping },
      ...{ deliveries: row.brought, accepted: row.taken, duplicates: row.known },
      ...{ rejected: row.refused, undone: undone.has(row.import) },
    };
  });
}

/** Named mappings, the newest first. */
export async function listMappings({ warehouse }: Line): Promise<MappingRow[]> {
  const documents = await documentsOf<FileOptions>(warehouse.reader(), 'file_mapping');
  return documents.map(({ id, at, body }) => ({
    ...{ name: id, created_at: at },
    ...{ kind: body.kind ?? '', vendor: body.vendor === 'none' ? '' : (body.vendor ?? '') },
    options: { ...body },
  }));
}

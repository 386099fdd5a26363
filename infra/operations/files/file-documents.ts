import { DOCUMENTS } from '@throughline/api/documents/documents';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Line } from '../../line/line.ts';
import { saveDocument } from '../documents.ts';

const NEWEST = sqlFile(import.meta.url, './file-documents.sql');

/** What is known of an import of a file, beside what its deliveries say. */
export interface FileImport {
  readonly file: string;
  readonly kind: string;
  readonly vendor: string;
  readonly mapping: string;
  /** Of the bytes and of what they were read by: the same twice in a row is one state. */
  readonly fingerprint: string;
  /** What a later one of the same place is compared with. */
  readonly place: string;
  /** µs since 1970 UTC. */
  readonly takenAt: number;
}

export interface Document<Body> {
  readonly id: string;
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  readonly body: Body;
}

type DocumentType = 'file_import' | 'file_mapping';

/** The newest version of each document of a type, the newest first. */
export async function documentsOf<Body>(
  reader: Reader,
  type: DocumentType,
): Promise<Document<Body>[]> {
  const rows = await reader.rows<{ document: string; content: string; at: string; number: string }>(
    NEWEST,
    {
      ...DOCUMENTS,
      type,
    },
  );
  return rows.map(({ document, content, at, number }) => ({
    id: document,
    version: Number(number),
    at: new Date(Number(at)).toISOString(),
    body: JSON.parse(content) as Body,
  }));
}

export async function keepDocument(
  line: Line,
  type: DocumentType,
  { id, version, author, body }: { id: string; version: number; author: string; body: object },
): Promise<void> {
  await saveDocument(line, {
    ...{ type, id, version, state: 'approved' },
    ...(author && { author }),
    created_at: new Date(line.clock() / 1000).toISOString(),
    body: { ...body },
  });
}

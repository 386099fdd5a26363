import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DOCUMENTS, type DocumentVersion } from './documents.ts';

const NEWEST = sqlFile(import.meta.url, './newest-documents.sql');

/** The newest version of a document, as it is stored. */
export interface NewestDocument {
  /** Its id, without the type before it. */
  readonly name: string;
  readonly version: string;
  readonly body: string;
  readonly author: string;
  /** ms since 1970. */
  readonly at: string;
}

/** Every document of a type in its newest version, those that say that it was deleted among them, by name. */
export function newestDocuments(
  reader: Reader,
  type: DocumentVersion['type'],
): Promise<NewestDocument[]> {
  return reader.rows<NewestDocument>(NEWEST, { ...DOCUMENTS, type });
}

import { WorkbookError } from '../../spreadsheet/workbook-error.ts';
import { zipArchive } from '../../spreadsheet/zip-archive.ts';
import { MOST_FILE } from './spool.ts';
import type { FileForm } from './whole-file.ts';

export interface ExchangeFile {
  readonly name: string;
  readonly body: Uint8Array;
}

/**
 * The documents that came as one file: itself, or those that it has packed. Pictures of goods are left behind.
 * @returns a text that says what is wrong with the archive.
 */
export function unpack(name: string, file: Buffer, form: FileForm): ExchangeFile[] | string {
  if (form === 'xml') return [{ name, body: file }];
  try {
    const archive = zipArchive(file, MOST_FILE);
    return archive.names
      .filter((inner) => /\.xml$/i.test(inner))
      .map((inner) => ({ name: inner, body: archive.part(inner)! }));
  } catch (error) {
    if (error instanceof WorkbookError) return `the archive cannot be read: ${error.message}`;
    throw error;
  }
}

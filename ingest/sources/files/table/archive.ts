import { WorkbookError } from '../../../spreadsheet/workbook-error.ts';
import { zipArchive } from '../../../spreadsheet/zip-archive.ts';
import { FileError } from '../file-error.ts';

/** A part that every workbook of these formats has, and nothing else as a rule. */
const OF_WORKBOOK = ['[Content_Types].xml', '_rels/.rels', 'content.xml'];

/**
 * The one table in a zip archive; undefined for what is none, or is a workbook.
 * @throws FileError `file_archive_unreadable` for an archive of several files.
 */
export function tableInArchive(bytes: Uint8Array): Uint8Array | undefined {
  const [a, b, c, d] = bytes;
  if (a !== 0x50 || b !== 0x4b || c !== 0x03 || d !== 0x04) return undefined;
  try {
    const names = zipArchive(bytes).names;
    if (names.some((name) => OF_WORKBOOK.includes(name))) return undefined;
    const files = names.filter((name) => !isBeside(name));
    if (files.length !== 1)
      throw new FileError('file_archive_unreadable', { hint: `it holds ${files.length} files` });
    const content = zipArchive(bytes).part(files[0]!);
    // An archive in an archive is not looked into.
    if (!content || (content[0] === 0x50 && content[1] === 0x4b && !files[0]!.endsWith('.xlsx')))
      throw new FileError('file_archive_unreadable', { hint: files[0]! });
    return content;
  } catch (error) {
    // Damaged: whoever reads workbooks says what is wrong with it.
    if (error instanceof WorkbookError) return undefined;
    throw error;
  }
}

/** Folders, and what a system adds of its own. */
function isBeside(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)\./.test(name);
}

import { FileError } from './file-error.ts';
import { findHeader, hitsIn } from './reading/header.ts';
import { bareNumber } from './reading/numbers.ts';
import type { FileOptions } from './reading/options.ts';
import { readFileTable } from './table/read-table.ts';
import type { Line } from './table/table.ts';

/** A file as rows of cells, whatever it means: what a reader is shown of one that is refused. */
export interface FileGlance {
  readonly format: string;
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
  readonly headings: string[];
  readonly rows: { readonly line: number; readonly cells: string[] }[];
}

const ROWS = 10;
const LOOKED_AT = 30;
const LONGEST = 300;

/** Null for what is no table. */
export function glanceAt(bytes: Uint8Array, options: FileOptions): FileGlance | null {
  try {
    const { lines, format, encoding, separator, sheet } = readFileTable(
      bytes,
      options,
      hitsIn(options.columns),
    );
    const header = findHeader(lines, options.columns);
    const at = header?.at ?? likelyHeader(lines);
    return {
      format,
      ...(encoding && { encoding }),
      ...(separator && { separator }),
      ...(sheet !== undefined && { sheet }),
      headings: (header?.names ?? lines[at]?.cells.map(({ text }) => text.trim()) ?? []).map(short),
      rows: lines
        .slice(at + 1)
        .filter(({ cells }) => cells.some(({ text }) => text.trim() !== ''))
        .slice(0, ROWS)
        .map(({ line, cells }) => ({ line, cells: cells.map(({ text }) => short(text)) })),
    };
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/** The first of the rows that have the most texts which are no numbers. */
function likelyHeader(lines: readonly Line[]): number {
  const texts = lines
    .slice(0, LOOKED_AT)
    .map(
      ({ cells }) =>
        cells.filter(({ text }) => text.trim() !== '' && bareNumber(text) === undefined).length,
    );
  return Math.max(0, texts.indexOf(Math.max(...texts)));
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

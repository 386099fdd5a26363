import { formatMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { Mapped } from '../../contract/source.ts';
import type { FileError } from './file-error.ts';
import type { Meaning } from './headings/meanings.ts';
import type { MappedFile } from './map-file.ts';
import { DATE_MEANINGS, NUMBER_MEANINGS } from './reading/read-file.ts';
import type { Row } from './reading/row.ts';

/** How a file would be read, for whoever confirms it. */
export interface FilePreview {
  readonly kind: string;
  /** Whose export it is; empty for a sheet of one’s own. */
  readonly vendor: string;
  /** Its name for people; empty as well. */
  readonly title: string;
  readonly format: string;
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
  readonly columns: PreviewColumn[];
  readonly assumed: { readonly code: string; readonly message: string }[];
  /** The first rows, by what their columns mean. */
  readonly rows: { readonly line: number; readonly values: Record<string, string> }[];
  readonly faults: Fault[];
  readonly counts: PreviewCounts;
}

export interface Fault {
  /** 0 where no line is to blame. */
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly column?: string;
  readonly got?: string;
}

export interface PreviewColumn {
  readonly heading: string;
  /** Null where it is not known and left out. */
  readonly meaning: Meaning | null;
  readonly decimal?: string;
  readonly dates?: string;
  /** Its first value, as it stands in the file. */
  readonly example: string;
}

export interface PreviewCounts {
  readonly rows: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly event: number;
  readonly entity: number;
  readonly slice: number;
}

const ROWS = 10;
const FAULTS = 1_000;

export function previewOf({ reading, mapped }: MappedFile): FilePreview {
  const { table, columns, options, assumed } = reading;
  const rows = reading.lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
  return {
    kind: options.kind,
    vendor: vendorOf(options.vendor),
    title: reading.vendor?.title ?? '',
    format: table.format,
    ...(table.encoding && { encoding: table.encoding }),
    ...(table.separator && { separator: table.separator }),
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    columns: columns.map(({ heading, meaning, decimal, dates, index }) => ({
      heading,
      meaning: meaning && meaning !== 'ignored' ? meaning : null,
      ...(meaning && NUMBER_MEANINGS.includes(meaning) && { decimal }),
      ...(dates && { dates }),
      example:
        rows.map((row) => row.line.cells[index]?.text ?? '').find((text) => text !== '') ?? '',
    })),
    assumed: [...assumed],
    rows: rows.slice(0, ROWS).map((row) => ({
      line: row.line.line,
      values: Object.fromEntries(
        columns.flatMap(({ meaning }) =>
          meaning && meaning !== 'ignored' && row.has(meaning)
            ? [[meaning, shownValue(row, meaning)]]
            : [],
        ),
      ),
    })),
    ...outcomes(mapped),
  };
}

function vendorOf(vendor: string | undefined): string {
  return vendor === undefined || vendor === 'none' ? '' : vendor;
}

function shownValue(row: Row, meaning: Meaning): string {
  try {
    if (NUMBER_MEANINGS.includes(meaning))
      return formatMicros(row.money(meaning)!).replace(/\.00$/, '');
    if (!DATE_MEANINGS.includes(meaning)) return row.text(meaning)!;
    return row.iso(meaning)!;
  } catch (error) {
    if (error instanceof RecordError) return row.text(meaning) ?? '';
    throw error;
  }
}

function outcomes(mapped: Mapped): Pick<FilePreview, 'faults' | 'counts'> {
  const faults: FilePreview['faults'][number][] = [];
  const facts = { event: 0, entity: 0, slice: 0 };
  const seen = new Set<object>();
  let [rows, rejected, skipped] = [0, 0, 0];
  for (const [index, record] of mapped.records.entries()) {
    if ('noRecord' in record) continue;
    rows += 1;
    if ('rejection' in record) {
      rejected += 1;
      const { code, message, detail } = record.rejection;
      if (faults.length < FAULTS)
        faults.push({
          line: index + 1,
          code,
          message,
          ...(detail.field && { column: detail.field }),
        });
    } else if ('skipped' in record) {
      skipped += 1;
      const { code, message } = record.skipped;
      if (faults.length < FAULTS) faults.push({ line: index + 1, code, message });
    } else if ('facts' in record)
      for (const fact of record.facts)
        if (!seen.has(fact)) {
          seen.add(fact);
          facts[fact.kind] += 1;
        }
  }
  return { faults, counts: { rows, rejected, skipped, ...facts } };
}

/** The one fault of a file that is refused as a whole. */
export function refusalOf(error: FileError): Fault {
  const { line = 0, column, got } = error.place;
  return {
    line,
    code: error.code,
    message: error.message,
    ...(column !== undefined && { column }),
    ...(got !== undefined && { got: got.slice(0, 80) }),
  };
}

/** How sure the reading is: of all columns those whose heading is known or was said. */
export function confidenceOf({ reading }: MappedFile): { known: number; columns: number } {
  const named = reading.columns.filter(({ heading }) => heading.trim() !== '');
  return {
    known: named.filter(({ meaning }) => meaning !== undefined).length,
    columns: named.length,
  };
}

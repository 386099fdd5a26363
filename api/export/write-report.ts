import type { FileFormat, FileStyle } from '../contract/formats.ts';
import type { ReportTable } from '../contract/table.ts';
import { arrow } from './arrow.ts';
import { ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import { tableCsv } from './table-csv.ts';
import { type AboutReport, xlsx } from './xlsx/xlsx.ts';

type Write = (
  table: ReportTable,
  about: AboutReport,
  style: FileStyle,
) => string | Uint8Array | Promise<Uint8Array>;

/** One writer a format, all over one table. */
const WRITERS: Readonly<Record<FileFormat, Write>> = {
  ndjson,
  csv: (table, _about, style) => tableCsv(table, style),
  xlsx: (table, about, { lang }) => xlsx(table, about, lang),
  arrow,
  parquet,
};

/** A report as a file of the format. */
export async function writeReport(
  format: FileFormat,
  table: ReportTable,
  about: AboutReport,
  style: FileStyle,
): Promise<string | Uint8Array> {
  return WRITERS[format](table, about, style);
}

import type { RecordText } from '../../../mapping/map-records.ts';
import type { FileLine, FileReading } from '../reading/read-file.ts';

/** One a line of the file, so that the position of a record is its line. */
export interface FileRecord extends RecordText {
  readonly value: FileLine | typeof CONTINUED;
}

/** A further line of a row that has several, or one that the format puts around the rows. */
export const CONTINUED = 'line of a row';

export function recordsOf({ lines }: FileReading): FileRecord[] {
  const records: FileRecord[] = [];
  for (const { line, ...each } of lines) {
    if (line.lines === 0) continue;
    while (records.length < line.line - 1) records.push({ raw: '', value: CONTINUED });
    records.push({ raw: line.raw, value: each as FileLine });
    for (let more = 1; more < line.lines; more++) records.push({ raw: '', value: CONTINUED });
  }
  return records;
}

/** Why a line is none of data; undefined for a row. */
export function noDataIn(value: FileRecord['value']): string | undefined {
  if (value === CONTINUED) return value;
  return value.kind === 'row' ? undefined : `${value.kind} line`;
}

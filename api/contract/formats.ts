import * as z from 'zod';
import { LANGUAGES } from './languages.ts';

/** In what a report is written, with the media type, the ending of its files, and whether it is text. */
export const FORMATS = {
  json: { type: 'application/json; charset=utf-8', extension: 'json', isText: true },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', extension: 'ndjson', isText: true },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv', isText: true },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    isText: false,
  },
  arrow: { type: 'application/vnd.apache.arrow.stream', extension: 'arrows', isText: false },
  parquet: { type: 'application/vnd.apache.parquet', extension: 'parquet', isText: false },
} as const;
export type Format = keyof typeof FORMATS;
export type FileFormat = Exclude<Format, 'json'>;
export const FORMAT_NAMES = Object.keys(FORMATS) as [Format, ...Format[]];

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

/** How the answer is written; without a language a file is for machines: a header of keys, all digits, `,` and `.`. */
export const formatTerms = {
  format: z.enum(FORMAT_NAMES).default('json').describe('How the report is written'),
  lang: z
    .enum(LANGUAGES)
    .optional()
    .describe('Of the header, the names and the rounding of a CSV or XLSX file meant for reading'),
  separator: z
    .enum(['comma', 'semicolon', 'tab'])
    .optional()
    .describe(
      'Between cells of a CSV file; a decimal comma goes with semicolon. Without it as usual where lang is read',
    ),
};

/** How a file for reading is written. */
export interface FileStyle {
  readonly lang?: (typeof LANGUAGES)[number] | undefined;
  readonly separator?: Separator | undefined;
}

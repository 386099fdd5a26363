import * as z from 'zod';
import { startedImport } from './operations.ts';

/** Files whose columns map themselves: what they are read as, what was taken in, and how it is undone. */

export const NAME = /^[\w.-]{1,64}$/;

export const filesQuery = z.object({
  /** What messages and the list call the file. */
  name: z.string().min(1).max(256).default('file'),
  account: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .default('main'),
  /** Reads the file and says how, and takes nothing in. */
  dry_run: z.stringbool().default(false),
  /** Options of reading as JSON: see `ingest/docs/files.md`. */
  options: z.string().max(65_536).optional(),
  /** Named mapping by which it is read; one that is not there yet is kept from this import. */
  mapping: z.string().regex(NAME).optional(),
});

/** What `options` may say beside the file, in the names of the settings of the source `files`; a few more are for commands. */
export interface FileOptions {
  readonly kind?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly currency?: string;
  readonly timezone?: string;
  readonly encoding?: string;
  readonly decimal?: string;
  readonly dates?: string;
  readonly vat?: string;
  readonly marginRate?: string;
  readonly utmSource?: string;
  readonly utmMedium?: string;
  readonly spread?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What is wrong with a row, or with the file (line 0 where no line is to blame). */
const fault = z.object({
  line: z.number(),
  code: z.string(),
  message: z.string(),
  /** Heading of the column. */
  column: z.string().optional(),
  /** What stands there. */
  got: z.string().optional(),
});
export type FileFault = z.infer<typeof fault>;

export const filePreview = z.object({
  kind: z.string(),
  /** Whose export it is; empty for a sheet of one’s own. */
  vendor: z.string(),
  /** Its name for people; empty as well. */
  title: z.string(),
  format: z.string(),
  encoding: z.string().optional(),
  separator: z.string().optional(),
  sheet: z.string().optional(),
  columns: z.array(
    z.object({
      heading: z.string(),
      /** Null: it is not known and left out. */
      meaning: z.string().nullable(),
      decimal: z.string().optional(),
      dates: z.string().optional(),
      example: z.string(),
    }),
  ),
  /** What the file leaves open and how it was read. */
  assumed: z.array(z.object({ code: z.string(), message: z.string() })),
  /** The first ten rows as they are read. */
  rows: z.array(z.object({ line: z.number(), values: z.record(z.string(), z.string()) })),
  faults: z.array(fault),
  counts: z.object({
    rows: z.number(),
    rejected: z.number(),
    skipped: z.number(),
    event: z.number(),
    entity: z.number(),
    slice: z.number(),
  }),
});
export type FilePreview = z.infer<typeof filePreview>;

export const readFileResponse = z.object({
  preview: filePreview,
  /** Left out by a dry run. */
  import: startedImport.optional(),
  /** The mapping that was kept from this import. */
  kept_mapping: z.string().optional(),
});
export type ReadFileResponse = z.infer<typeof readFileResponse>;

/** A file as rows of cells, before anything is known of what they mean. */
export const fileGlance = z.object({
  format: z.string(),
  encoding: z.string().optional(),
  separator: z.string().optional(),
  sheet: z.string().optional(),
  /** Of the row that looks most like one of headings. */
  headings: z.array(z.string()),
  /** The first ten rows below it. */
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
});
export type FileGlance = z.infer<typeof fileGlance>;

/** How a file would be read, or why it would not; a refused one is shown as far as it is a table. */
export const fileLook = z.object({
  preview: filePreview.nullable(),
  refusal: fault.nullable(),
  glance: fileGlance.nullable(),
  /** Of all columns those whose heading is known or was said; null where the kind is not known. */
  confidence: z.object({ known: z.number(), columns: z.number() }).nullable(),
  kinds: z.array(z.string()),
  /** What a column can mean: of the kind, or of any where that is not known. */
  meanings: z.array(z.string()),
});
export type FileLook = z.infer<typeof fileLook>;

export const importRow = z.object({
  id: z.string(),
  source: z.string(),
  account: z.string(),
  started_at: z.string(),
  /** Of a file whose columns mapped themselves, or a cost by hand; else empty. */
  file: z.string(),
  kind: z.string(),
  vendor: z.string(),
  mapping: z.string(),
  deliveries: z.number(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  undone: z.boolean(),
});
export type ImportRow = z.infer<typeof importRow>;
export const importsResponse = z.object({ rows: z.array(importRow) });

export const mappingRow = z.object({
  name: z.string(),
  kind: z.string(),
  vendor: z.string(),
  created_at: z.string(),
  /** Everything that it says, as `options` of the request has it. */
  options: z.record(z.string(), z.unknown()),
});
export type MappingRow = z.infer<typeof mappingRow>;
export const mappingsResponse = z.object({ rows: z.array(mappingRow) });

const amount = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'an amount such as 1250.50');
const word = z.string().min(1).max(128);

/** A cost that no file tells. */
export const costRequest = z.strictObject({
  source: word,
  medium: word,
  campaign: z.string().max(512).default(''),
  from: z.iso.date(),
  to: z.iso.date(),
  amount,
  fee: amount.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR'),
  vat: z.enum(['included', 'excluded']).optional(),
  spread: z.enum(['days', 'months']).default('days'),
  /** Tells what it was, in the list of imports. */
  note: z.string().max(128).default('cost by hand'),
});
export type CostRequest = z.infer<typeof costRequest>;

import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from './bounded-number.ts';

/** Requests and responses of what an administrator does. */

export const BAD_ROW_STATUSES = ['open', 'retried', 'all'] as const;

export const badRowsQuery = z.object({
  status: z.enum(BAD_ROW_STATUSES).default('open'),
  source: z.string().max(64).optional(),
  limit: boundedInteger(1, 1000).default(100),
  offset: boundedInteger(0, MOST_OFFSET).default(0),
});

export const badRow = z.object({
  id: z.string(),
  source: z.string(),
  account: z.string(),
  delivery_id: z.string(),
  /** Line of the file that brought it; 0 for what came over the network. */
  line: z.number(),
  received_at: z.string(),
  code: z.string(),
  message: z.string(),
  field: z.string(),
  expected: z.string(),
  /** The record's bytes as text. */
  raw: z.string(),
  status: z.string(),
});

export const badRowsResponse = z.object({ total: z.number(), rows: z.array(badRow) });
export type BadRowsResponse = z.infer<typeof badRowsResponse>;

/** A configured account of a source, as whoever connects it needs to see it. It holds no secret. */
export const configuredSource = z.object({
  source: z.string(),
  account: z.string(),
  title: z.string(),
  /** Paths that take deliveries, below the address of the collector. */
  addresses: z.array(z.string()),
  /** How a delivery proves whose it is; empty where the source does not say. */
  verification: z.string(),
  /** What its deliveries become. */
  becomes: z.string(),
  /** Its settings that are secrets, and whether each is set. */
  secrets: z.array(z.object({ name: z.string(), set: z.boolean() })),
  /** The last ten, the newest first. */
  deliveries: z.array(
    z.object({
      received_at: z.string(),
      bytes: z.number(),
      accepted: z.number(),
      duplicates: z.number(),
      rejected: z.number(),
      skipped: z.number(),
    }),
  ),
});
export type ConfiguredSource = z.infer<typeof configuredSource>;
export const configuredSources = z.object({ sources: z.array(configuredSource) });
export type ConfiguredSources = z.infer<typeof configuredSources>;

/** Bad rows of one reason, which one remedy mends. */
export const badRowGroup = z.object({
  source: z.string(),
  account: z.string(),
  code: z.string(),
  field: z.string(),
  expected: z.string(),
  /** Records that they stand for. */
  records: z.number(),
  first_received: z.string(),
  last_received: z.string(),
  /** Of the newest: what was wrong with it, and the beginning of its bytes as text. */
  message: z.string(),
  example: z.string(),
});
export const badRowGroups = z.object({ groups: z.array(badRowGroup) });
export type BadRowGroups = z.infer<typeof badRowGroups>;

export const retryRequest = z
  .object({
    /** Which bad rows; all that are still open when left out. */
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    source: z.string().max(64).optional(),
    account: z.string().max(128).optional(),
    /** Reason and field, as the groups have them. */
    code: z.string().max(128).optional(),
    field: z.string().max(512).optional(),
  })
  .nullish();
export type RetryRequest = NonNullable<z.infer<typeof retryRequest>>;
/** `deliveries` were put into the log again, for the mapping of today to read. */
export const retryResponse = z.object({ retried: z.number(), deliveries: z.number() });

const instant = z.iso.datetime({
  offset: true,
  error: 'Expected a time with its offset, such as 2026-03-01T00:00:00Z',
});
/** Deliveries received from `from` until before `to`, of one source; whatever is left out bounds nothing. */
export const replayRequest = z
  .strictObject({
    from: instant.optional(),
    to: instant.optional(),
    source: z.string().max(64).optional(),
  })
  .nullish();

export const retainRequest = z
  .strictObject({
    /** Counts what would expire, and removes nothing. */
    dry_run: z.boolean().default(false),
  })
  .nullish();

export const eraseRequest = z.strictObject({
  /** An identifier of the person, as `type:value`: `email:anna@example.com`. */
  identifier: z.string().min(3).max(600),
  /** Counts what would go, and removes nothing. */
  dry_run: z.boolean().default(false),
  /** Their touches, leads and sales stay as rows that nobody is behind, so that totals stay as they are. */
  keep_totals: z.boolean().default(false),
});
export type EraseRequest = z.infer<typeof eraseRequest>;

/** What an erasure came to; it names nobody. */
export const erasureProof = z.object({
  result: z.enum(['clean', 'found']),
  operation: z.string(),
  /** Keyed hash of the identifier that was asked for. */
  fingerprint: z.string(),
  erased_at: z.string(),
  /** Facts of later times are another person's. */
  upto: z.string(),
  version: z.string(),
  keeps_totals: z.boolean(),
  /** What the person consisted of. */
  person: z.object({ identifiers: z.number(), records: z.number() }),
  /** Rows before and after, by table. */
  tables: z.record(z.string(), z.object({ before: z.number(), after: z.number() })),
  log: z.object({
    deliveries_read: z.number(),
    bodies_destroyed: z.number(),
    /** Stored unsealed by an earlier version where the log cannot rewrite them: readable until it drops them. */
    bodies_in_the_clear: z.number(),
  }),
  /** Of every byte of the data folder; null where log and warehouse are servers of their own. */
  scan: z
    .object({
      files: z.number(),
      bytes: z.number(),
      forms: z.array(z.string()),
      found: z.array(z.object({ file: z.string(), form: z.string() })),
    })
    .nullable(),
  /** Old parts of tables that the warehouse had not removed from its disk yet. */
  old_parts: z.number(),
});
export type ErasureProof = z.infer<typeof erasureProof>;

export const startedOperation = z.object({ operation: z.string() });
export const operationState = z.object({
  state: z.enum(['running', 'done', 'failed']),
  /** From 0 to 1. */
  progress: z.number(),
  error: z.string().optional(),
  /** What it came to, once it is done: of a replay the loads and deliveries that were read again. */
  result: z.record(z.string(), z.number()).optional(),
  /** Of an erasure. */
  proof: erasureProof.optional(),
});
export type OperationState = z.infer<typeof operationState>;

export const importParameters = z.object({ source: z.string().regex(/^[a-z0-9-]{1,64}$/) });
export const importQuery = z.object({
  /** Configured account that the file belongs to. */
  account: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .default('main'),
  /** Names the import; with the same id the same file gives the same deliveries. */
  import_id: z.uuid().optional(),
  /** `framed`: the body is several files that are one import, each in frames of its own. */
  files: z.literal('framed').optional(),
});
/** The file is durable in the log; `GET /imports/:id` tells when reports show it. */
export const startedImport = z.object({
  import_id: z.string(),
  deliveries: z.number(),
  /** Files that hold nothing, from 0; left out where there is none. */
  empty_files: z.array(z.number()).optional(),
});
export type StartedImport = z.infer<typeof startedImport>;

export const importProgress = z.object({
  import_id: z.string(),
  source: z.string(),
  /** Reports show all of it. */
  visible: z.boolean(),
  /** From 0 to 1. */
  progress: z.number(),
  /** The vendor's records: new, stored before, unreadable, and left out. */
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  skipped: z.number(),
  /** About people who were erased: not stored again. */
  erased: z.number(),
  /** New facts that the accepted records became. */
  facts: z.object({ event: z.number(), entity: z.number(), slice: z.number() }),
  /** Why records were left out, and what would take them; most records first. */
  skips: z.array(
    z.object({ code: z.string(), group: z.string(), message: z.string(), records: z.number() }),
  ),
  /** Of the accepted and the duplicates those that are tests: why, and which setting of the account counts them. */
  tests: z.array(z.object({ reason: z.string(), setting: z.string(), records: z.number() })),
  /** Rows of restated blocks that stood there before and are not in the import. */
  replaced: z.number(),
  /** The blocks that they stood in. `others`: their costs are of other campaigns than those before. */
  replacements: z.array(z.object({ block: z.string(), rows: z.number(), others: z.boolean() })),
  /** The first of the rejected. */
  rejections: z.array(
    z.object({
      /** Which file of the import, from 0. */
      file: z.number(),
      line: z.number(),
      code: z.string(),
      message: z.string(),
      field: z.string(),
      expected: z.string(),
      /** How many records it stands for; `line` is the first's. */
      records: z.number(),
    }),
  ),
});
export type ImportProgress = z.infer<typeof importProgress>;

import * as z from 'zod';

/** Requests and responses of what an administrator does. */

export const badRowsQuery = z.object({
  status: z.string().max(32).optional(),
  source: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export const badRow = z.object({
  id: z.string(),
  source: z.string(),
  account: z.string(),
  delivery_id: z.string(),
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

export const badRowsResponse = z.object({ count: z.number(), rows: z.array(badRow) });
export type BadRowsResponse = z.infer<typeof badRowsResponse>;

export const retryRequest = z
  .object({
    /** Which bad rows; all that are still open when left out. */
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    source: z.string().max(64).optional(),
  })
  .nullish();
export const retryResponse = z.object({ retried: z.number(), recovered: z.number() });

export const rebuildResponse = z.object({ generation: z.number(), revision: z.number() });

export const importParameters = z.object({ source: z.string().regex(/^[a-z0-9-]{1,64}$/) });
export const importQuery = z.object({
  /** Configured account that the file belongs to. */
  account: z.string().min(1).max(128).default('default'),
  /** Name of the file; its ending tells the format where the content does not. */
  name: z.string().max(256).default(''),
});
export const importResponse = z.object({
  source: z.string(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  facts: z.object({ event: z.number(), entity: z.number(), slice: z.number() }),
});

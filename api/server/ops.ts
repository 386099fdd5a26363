import type { Readable } from 'node:stream';
import type * as z from 'zod';
import type { importResponse, rebuildResponse, retryResponse } from '../contract/operations.ts';

export interface ImportRequest {
  /** Name of the source, such as `shopify`. */
  readonly source: string;
  readonly account: string;
  readonly name: string;
  readonly content: Readable;
}

/** What the process behind the API can do beside answering. What it cannot do is left out. */
export interface Ops {
  /** Derives everything anew from the facts; resolves when the new state is published. */
  rebuild?(): Promise<z.infer<typeof rebuildResponse>>;
  /** Maps bad rows once more. */
  retry?(which: {
    ids?: readonly string[] | undefined;
    source?: string | undefined;
  }): Promise<z.infer<typeof retryResponse>>;
  /** Takes a file in; resolves when what it brought is visible in reports. */
  importFile?(request: ImportRequest): Promise<z.infer<typeof importResponse>>;
}

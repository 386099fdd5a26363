import type { Reader } from '@throughline/transform/warehouse/warehouse';

/** Documents that are made here, such as plans, segments and closes, are deliveries of this source. */
export const DOCUMENTS = { source: 'throughline', account: 'main' } as const;

/** A version of what people write here: a record of the source `throughline`. */
export interface DocumentVersion {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly state: 'draft' | 'approved' | 'locked';
  readonly author?: string;
  readonly parent?: string;
  /** ISO 8601. */
  readonly created_at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Where versions of documents are read, and how the next one is written. */
export interface DocumentStore {
  readonly reader: Reader;
  /** Appends a version to the log; resolves once it is durable, and says whether it can be read already. */
  readonly append: (document: DocumentVersion) => Promise<{ readonly visible: boolean }>;
  readonly author: string;
  readonly now: Date;
}

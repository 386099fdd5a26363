import type { Readable } from 'node:stream';
import type * as z from 'zod';
import type {
  CostRequest,
  FileLook,
  ImportRow,
  MappingRow,
  ReadFileResponse,
} from '../contract/files.ts';
import type {
  ConfiguredSource,
  EraseRequest,
  ImportProgress,
  OperationState,
  RetryRequest,
  replayRequest,
  retryResponse,
  startedImport,
  startedOperation,
} from '../contract/operations.ts';
import type { SampleRemoval, SampleStart } from '../contract/sample.ts';
import type { DocumentVersion } from '../documents/documents.ts';
import type { StoredRun } from '../reports/attribution/kept-runs.ts';
import type { Delivered, OutgoingRequest } from '../way-back/vendor.ts';

export interface ImportRequest {
  /** Name of the source, such as `shopify`. */
  readonly source: string;
  readonly account: string;
  readonly importId: string | undefined;
  readonly content: Readable;
  /** The content is several files in frames. */
  readonly isFramed: boolean;
}

export interface FileRequest {
  readonly name: string;
  readonly account: string;
  readonly isDryRun: boolean;
  /** JSON; checked by whoever reads the file. */
  readonly options?: string | undefined;
  readonly mapping?: string | undefined;
  readonly content: Readable;
  readonly author: string;
}

/** What signs closes: the process behind the API holds the private key, and hands out neither it nor a copy. */
export interface CloseKey {
  /** Ed25519, as DER (SubjectPublicKeyInfo) in Base64. */
  readonly publicKey: string;
  /** The signature of some bytes, in Base64. */
  sign(bytes: Uint8Array): string;
}

/** What the process behind the API can do beside answering. What it cannot do is left out. */
export interface Ops {
  /** Takes a file in; resolves once all of it is durable. */
  startImport?(request: ImportRequest): Promise<z.infer<typeof startedImport>>;
  /** Reads a file by its headings; without a dry run it is taken in and durable. */
  readFile?(request: FileRequest): Promise<ReadFileResponse>;
  /** How a file would be read, also one that is refused; takes nothing in. */
  lookAtFile?(request: FileRequest): Promise<FileLook>;
  /** Takes in a cost that no file tells. */
  addCost?(cost: CostRequest, by: { readonly author: string }): Promise<ReadFileResponse>;
  listSources?(): Promise<ConfiguredSource[]>;
  /** Takes the sample business in; one that is there already is given back. */
  startSample?(by: { readonly author: string }): Promise<SampleStart>;
  /** Starts to take it out again. */
  removeSample?(): Promise<SampleRemoval>;
  /** Whether it stands beside the business's own data. */
  hasSample?(): Promise<boolean>;
  listImports?(): Promise<ImportRow[]>;
  listMappings?(): Promise<MappingRow[]>;
  /** Starts to take the facts of an import out again. */
  startUndo?(importId: string): Promise<z.infer<typeof startedOperation>>;
  /** Undefined for an import that this process did not take. */
  importProgress?(id: string): Promise<ImportProgress | undefined>;
  /** Starts to derive everything anew from the facts. */
  startRebuild?(): Promise<z.infer<typeof startedOperation>>;
  /** Starts to read a range of the log again; times are ISO 8601 with an offset. */
  startReplay?(
    range: NonNullable<z.infer<typeof replayRequest>>,
  ): Promise<z.infer<typeof startedOperation>>;
  /** Starts to let everything expire whose time has come. */
  startRetain?(asked: { readonly dry_run: boolean }): Promise<z.infer<typeof startedOperation>>;
  /** Starts to remove a person. */
  startErase?(request: EraseRequest): Promise<z.infer<typeof startedOperation>>;
  /** Stores a run of the attribution report. */
  keepRun?(run: StoredRun): Promise<void>;
  /** Appends a version of a document to the log; resolves once it is durable and, as a rule, visible. */
  saveDocument?(document: DocumentVersion): Promise<{ readonly visible: boolean }>;
  /** Sends a request to a target, with what proves who sends. */
  post?(target: string, request: OutgoingRequest): Promise<Delivered>;
  /** What closes are signed with; the key is made where there is none yet. @throws ProblemError `close_key_unreadable`. */
  closeKey?(): Promise<CloseKey>;
  operation?(id: string): Promise<OperationState | undefined>;
  /** Has bad rows mapped once more. */
  retry?(which: RetryRequest): Promise<z.infer<typeof retryResponse>>;
}

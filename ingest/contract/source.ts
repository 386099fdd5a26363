import type * as z from 'zod';
import type { RawDelivery } from '../contract/delivery.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Fact, SliceRef } from '../contract/fact.ts';
import type { Fetching } from '../contract/fetching.ts';
import type { IdentityRules } from '../contract/identity.ts';
import type { DeliveryKind } from '../contract/limits.ts';
import type { RecordErrorCode, RecordErrorDetail } from '../contract/record-error.ts';

/** What the page of all sources says of one (`throughline sources docs`). */
export interface SourceAbout {
  readonly verification: string;
  /** What makes two deliveries one fact. */
  readonly dedupe: string;
  /** What orders the versions of one thing. */
  readonly version: string;
  readonly becomes: string;
}

/** One vendor. A folder `ingest/sources/<name>/source.ts` exports one as `source`, and that is all it takes. */
export interface Source<Settings = unknown> {
  readonly name: string;
  readonly title: string;
  readonly about?: SourceAbout;
  /** Settings of one account in the configuration. `parse({})` must succeed: a file import needs none. */
  readonly settings: z.ZodType<Settings>;
  readonly endpoints: readonly Endpoint<Settings>[];
  readonly importing: ImportFormat;
  /** Where the vendor sends ids and wants to be asked for the rest. */
  readonly fetching?: Fetching<Settings>;
  /** Lines of a file that can be imported as they are, for `import --example`. */
  readonly example?: string;
  /** Pure: the same delivery and settings give the same facts. Never throws for bad data. */
  map(delivery: RawDelivery, context: MapContext<Settings>): Mapped;
}

export interface MapContext<Settings> {
  readonly settings: Settings;
  readonly identity: IdentityRules;
}

/** An account of a source as configured. */
export interface Account<Settings = unknown> {
  readonly source: string;
  readonly account: string;
  readonly settings: Settings;
}

export interface Endpoint<Settings> {
  /** Stored with each delivery, so that the mapping knows what it reads. */
  readonly name: string;
  readonly methods: readonly ('GET' | 'POST' | 'OPTIONS')[];
  /**
   * Paths that take it. `/collect/<source>` and `/collect/<source>/:account` by convention; a vendor’s
   * own path (`/mp/collect`) where its SDKs expect one.
   */
  readonly paths: readonly string[];
  readonly maxBodyBytes: number;
  /** How much of `DELIVERY_LIMITS` a body may hold (default `webhook`). */
  readonly holds?: DeliveryKind;
  /**
   * Called by pages of other sites: preflights are answered, replies and errors can be read by the sites that
   * are allowed, and the mapping finds `visitorOf` the delivery.
   */
  readonly browser?: BrowserAccess<Settings>;
  /** Headers that the mapping needs, lower case. */
  readonly keepHeaders: readonly string[];
  /**
   * Picks the account when the path names none; by default the only one configured. Asked before the
   * body is read.
   */
  choose?(
    request: RequestHead,
    accounts: readonly Account<Settings>[],
  ): Account<Settings> | undefined;
  /**
   * The account that the body names, where `choose` finds none (the write key in a beacon of a page). Its
   * endpoint refuses nobody before the body is read.
   */
  chooseByBody?(
    request: CollectRequest,
    accounts: readonly Account<Settings>[],
  ): Account<Settings> | undefined;
  /**
   * What can be told before the body is read, so that whoever knows no secret cannot have megabytes kept
   * for them: undefined where the body decides. `verify` is asked in any case.
   */
  verifyHead?(request: RequestHead, settings: Settings): Verdict | undefined;
  /** Checks the signature over the raw bytes, in constant time. */
  verify(request: CollectRequest, settings: Settings): Verdict;
  /** A protocol of several requests. Opened once by each collector, in place of `answer` and `accepted`. */
  exchange?(): Exchange<Settings>;
  /** Answers without storing anything (a debug twin, a vendor’s ping). */
  answer?(request: CollectRequest, settings: Settings): Reply | undefined;
  /** What the vendor wants to hear once the delivery is durable. */
  readonly accepted: Reply;
  /** The query as it may be stored: secrets removed. */
  cleanQuery?(query: string): string;
  /** The body as it may be stored, where a secret travels in it. Asked after `verify`. */
  cleanBody?(body: Uint8Array, settings: Settings): Uint8Array;
}

export interface BrowserAccess<Settings> {
  /** Sites whose pages may send, see `allowsOrigin`; every site where there are none. */
  origins(settings: Settings): readonly string[];
}

/** A request before its body. */
export interface RequestHead {
  readonly method: string;
  /** As the vendor called it: scheme, host, path and query. */
  readonly url: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface CollectRequest extends RequestHead {
  readonly body: Uint8Array;
}

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How a file of the vendor’s own objects becomes deliveries. */
export interface ImportFormat {
  /** `json`: NDJSON or one JSON array (or object); `text`: the whole file is one delivery. */
  readonly kind: 'json' | 'text';
  /**
   * Records of one restated block must travel together. Returns the block’s name, or undefined for
   * a record that belongs to none (and is sent in order with its neighbours).
   */
  blockOf?(record: unknown): string | undefined;
  /**
   * The vendor’s own time of a record’s snapshot, µs; the newest of a block counts. The importer puts it
   * on the parts of a block that it has to split, so that all of them claim one snapshot.
   */
  takenAt?(record: unknown): number | undefined;
  /**
   * What the records of a command say about all of it (the currency of an account), gathered before
   * blocks are handed out and sent along with each of them (`CONTEXT_HEADER`).
   */
  context?(): ImportContext;
}

export interface ImportContext {
  add(record: unknown): void;
  /** What was learned, for the mapping. The order of the records has no influence. */
  text(): string;
  /** Name of a block in the light of all records; blocks that get one name are one block. */
  nameOf(block: string): string;
}

/** What a delivery became. One entry a record of the vendor’s, in its order. */
export interface Mapped {
  readonly records: readonly MappedRecord[];
  /** Texts that were dropped because they identify nobody, by the type of identifier; see `deliveryMapper`. */
  readonly placeholders?: Readonly<Record<string, number>>;
}

export type MappedRecord =
  | { readonly facts: readonly Fact[] }
  | LeftOut
  | { readonly rejection: Rejection }
  /** It was about people who were erased. Blocks of events that it stood in are complete without it. */
  | { readonly erased: readonly SliceRef[] };

/** What gives no fact and is no error. */
export type LeftOut =
  /** A record that could be read and is not stored: counted, and its reason is told. */
  | { readonly skipped: Skip }
  /**
   * No record of data at all: a line that the format or the protocol puts around them (Airbyte's STATE and
   * LOG, a line of column names or of totals, a blank line, an empty request). Not counted. What carries
   * something that happened, or a state or a figure of the business, is a record.
   */
  | { readonly noRecord: string };

/** Why records are not stored. Equal reasons are told once, with the number of their records. */
export interface Skip {
  /** Stable name of the reason for metrics and filters, such as `stream_unmapped`. */
  readonly code: string;
  /** What was left out and what would take it, as one sentence. */
  readonly message: string;
  /** The vendor's name of what was left out (a stream, a topic), where one code has several. */
  readonly group?: string;
}

export interface Rejection {
  readonly code: RecordErrorCode;
  readonly message: string;
  readonly detail: RecordErrorDetail;
  /** Position of the record in the delivery, from 1. */
  readonly position: number;
  /** The record’s own bytes as text; of several records, those of the first. */
  readonly raw: string;
  /**
   * How many records it stands for: equal ones are told once, and where a delivery has very many bad
   * records so are those of one reason. Their entries in `Mapped` share the object.
   */
  readonly records: number;
}

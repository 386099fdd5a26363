import type { Candidate, Click } from './candidate.ts';
import type { Target, VendorName } from './target.ts';

/** By what a platform finds whoever converted. */
export interface Identity {
  readonly click?: Click;
  /** SHA-256, as the platform spells them. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** An id of the visitor that the platform itself gave. */
  readonly visitor?: { readonly kind: string; readonly value: string };
}

/** A conversion as it is told to one platform. */
export interface Outgoing {
  /** The same for the same conversion, whenever and however often it is told: what platforms recognise a copy by. */
  readonly id: string;
  readonly as: string;
  readonly of: string;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly value: { readonly micros: bigint; readonly currency: string } | null;
  readonly identity: Identity;
  /** It was told before, with another value. */
  readonly isRestated: boolean;
}

/** A request without what proves who sends it. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came of a request. */
export type Delivered =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      /** Seconds that the platform asks to wait. */
      readonly retryAfter?: number;
    }
  /** It never left: no connection, no name, no access token. */
  | { readonly kind: 'unreached'; readonly reason: string }
  /** It left, and nothing came back: the platform may have it or not. */
  | { readonly kind: 'lost'; readonly reason: string };

/** What an answer means for the events of its request. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly reference?: string }
  /** All were refused because of these, by their places in the request; empty: it does not say which. */
  | {
      readonly kind: 'refused';
      readonly culprits: ReadonlyMap<number, string>;
      readonly reason: string;
    }
  /** Nothing was taken, and nothing else will be: a wrong token, a closed account. */
  | { readonly kind: 'shut'; readonly reason: string }
  /** Nothing was taken for the moment. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfter?: number }
  /** Some were taken, and which is not said. */
  | { readonly kind: 'unsure'; readonly reason: string };

/** What became of a request that was taken. Reasons come with counts and do not say which events. */
export interface Outcome {
  readonly state: 'processing' | 'success' | 'partial' | 'failed';
  readonly errors: Readonly<Record<string, number>>;
}

/** Events that go in one request. */
export interface Parcel {
  /** Names the request where the platform can be asked for it later. */
  readonly label: string;
  readonly events: readonly Outgoing[];
}

export interface VendorFile {
  readonly name: string;
  readonly type: 'text/csv' | 'text/plain';
  readonly text: string;
}

/** A platform that takes conversions: pure, the network is somebody else's. */
export interface Vendor {
  readonly name: VendorName;
  /** Conversions older than this are refused there. Days. */
  readonly conversionDays: number;
  /** A click counts for so long. Days. */
  readonly clickDays: number;
  /** Events of one entry of the ledger. */
  readonly batch: number;
  /** A copy of the same id is recognised for so long; 0: never. Hours. */
  readonly dedupeHours: number;
  /** The value of a conversion that was told can be told anew under its id. */
  readonly restates: boolean;
  /** Undefined where nothing is known that the platform could find anybody by. */
  identify(candidate: Candidate, target: Target): Identity | undefined;
  parcels(events: readonly Outgoing[], run: string): readonly Parcel[];
  request(parcel: Parcel, target: Target): OutgoingRequest;
  read(answer: Extract<Delivered, { kind: 'answer' }>, parcel: Parcel): Verdict;
  /** Asks which requests arrived, where that can be asked: labels of those that did. */
  readonly arrivals?: {
    request(target: Target): OutgoingRequest;
    /** Undefined where the answer is none. */
    read(answer: Extract<Delivered, { kind: 'answer' }>): ReadonlySet<string> | undefined;
  };
  /** Where a request is taken first and judged later: what became of it, by its reference. */
  readonly outcome?: {
    request(reference: string, target: Target): OutgoingRequest;
    read(answer: Extract<Delivered, { kind: 'answer' }>): Outcome | undefined;
  };
  /** Whether the file can hold it: what corrects a conversion that was told, as a rule, cannot be uploaded by hand. */
  fitsFile(event: Outgoing): boolean;
  /** The same conversions as the platform takes them by hand. */
  file(events: readonly Outgoing[], target: Target): VendorFile;
}

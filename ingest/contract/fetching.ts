import type { RawDelivery } from './delivery.ts';

/** Endpoint of deliveries that were asked for. */
export const FETCHED_ENDPOINT = 'fetched';
/** Header of such a delivery: the status of the answer. */
export const FETCHED_STATUS_HEADER = 'throughline-fetched-status';

/** A vendor that sends ids only: what they name is asked for, and the answer is a delivery of its own. */
export interface Fetching<Settings> {
  /** Whether the account says whom to ask and shows what it is asked for. */
  isSet(settings: Settings): boolean;
  /** What a delivery names. Pure, and never throws for what it holds. */
  wanted(delivery: RawDelivery, settings: Settings): readonly Wanted[];
  /** The questions for these things, several in one where the vendor takes that. */
  questions(wanted: readonly Wanted[], settings: Settings): readonly Question[];
}

export interface Wanted {
  /** Which of the vendor’s rules names it. */
  readonly rule: string;
  readonly id: string;
}

/** A request to the vendor. Its address comes from settings and the rule; of a delivery it has ids only. */
export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What it asks for. */
  readonly wanted: readonly Wanted[];
  /** Query of the delivery that the answer becomes. */
  readonly query: string;
  /** Whether an answer means that the same question is to be put again later. */
  isLater(body: Uint8Array): boolean;
  /** How many such questions a second the vendor takes. */
  readonly perSecond: number;
}

import type { Goal } from '../journeys/goal.ts';

/** What the derivation depends on beside the facts. A change of any of it asks for a rebuild. */
export interface DeriveSettings {
  /** IANA zone whose midnight divides the days of reports. */
  readonly timezone: string;
  /** Base currency, ISO 4217. */
  readonly currency: string;
  /** Touches older than this before a conversion did not lead to it. */
  readonly lookbackDays: number;
  /** The same for calls, and for touches that were only seen. */
  readonly lookbackCallDays: number;
  readonly lookbackViewDays: number;
  /** Only so many touches (visits, with what lies between them) before a conversion led to it; 0 for all. */
  readonly lookbackTouches: number;
  readonly lookbackSessions: number;
  /** A new contact after so many silent days is a new lead. */
  readonly leadWindowDays: number;
  readonly sessionGapMinutes: number;
  readonly halfLifeDays: number;
  /** A device or a phone with more neighbours than this joins nobody; others, with five times as many. */
  readonly degreeCap: number;
  /**
   * Whether the purchase event of web analytics is a sale: where no order and no deal tells its transaction
   * (`auto`), `never`, or `always`, beside those that do.
   */
  readonly purchaseEvents: 'auto' | 'always' | 'never';
  /** Layers of identity (`email`, `phone`) that join two records of one system. */
  readonly duplicateRecords: readonly string[];
  /** Identifiers that join nobody, as they are stored: `type:value`. */
  readonly neverJoin: readonly string[];
  /** VAT rate inside costs that are reported with VAT, as a decimal text: `0.20`. */
  readonly vatRate: string;
  /** An exchange rate serves its own day and so many after it. */
  readonly rateDays: number;
  /** Identifiers of the business’s own people, as they are stored: nothing of theirs counts. */
  readonly internal: readonly string[];
  /** Whose journeys, leads and sales are: each person's, or the company's of those who have exactly one. */
  readonly owner: 'person' | 'company';
  /** Events that count as conversions of their own. */
  readonly goals: readonly Goal[];
  /** Names the channel rules in force, because a direct visit is one by its channel. */
  readonly channelRules: string;
}

export const DEFAULT_DERIVE_SETTINGS: DeriveSettings = {
  timezone: 'UTC',
  currency: 'EUR',
  lookbackDays: 90,
  lookbackCallDays: 90,
  lookbackViewDays: 1,
  lookbackTouches: 0,
  lookbackSessions: 0,
  leadWindowDays: 30,
  sessionGapMinutes: 30,
  halfLifeDays: 7,
  purchaseEvents: 'auto',
  degreeCap: 20,
  duplicateRecords: [],
  neverJoin: [],
  vatRate: '0',
  rateDays: 10,
  internal: [],
  owner: 'person',
  goals: [],
  channelRules: '',
};

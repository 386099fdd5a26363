import type { ChannelSettings } from './channel-rules/channel-settings.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { PartnerTerms } from './partners/partner-terms.ts';

/** What answers depend on beside the data. */
export interface ReportConfig {
  /** Base currency, ISO 4217. */
  readonly currency: string;
  /** IANA name of the business's zone; days of facts are already in it. */
  readonly timezone: string;
  /** Of the first touch, of all between together and of the last, in the model `custom`. */
  readonly customWeights: readonly number[];
  /** Lookback window of journeys. */
  readonly lookbackDays: number;
  /** Of time decay. */
  readonly halfLifeDays: number;
  /** VAT on costs and sales, and the agency's fee on media, as decimal texts: `0.20`. */
  readonly vatRate?: string;
  readonly agencyFee?: string;
  /** An exchange rate serves its day and so many after it. */
  readonly rateDays?: number;
  /** Channel rules and sites of the business's own. */
  readonly channelSettings?: ChannelSettings;
  /** Names of the configured goals. */
  readonly goalNames?: readonly string[];
  /** Spellings of the business's own brand in searches. */
  readonly brandTerms?: readonly string[];
  /** What was agreed with partners. */
  readonly partners?: readonly PartnerTerms[];
  /** Geo and switchback tests. */
  readonly experiments?: readonly Experiment[];
}

import { CHANNEL } from './channels.ts';

/** What a sample business is made of. The same options give byte-identical payloads. */
export interface SimulatorOptions {
  readonly seed: number;
  /** First day, in `zone`. The world ends at midnight `months` later. */
  readonly from: string;
  readonly months: number;
  /** People in the market; each has one or more needs. */
  readonly people: number;
  /** IANA zone of the business, its shop and its ad accounts. */
  readonly zone: string;
  /** Newest months whose GA4 hits come over HTTP; older ones come as BigQuery export days. */
  readonly liveMonths: number;
  /** Most GA4 events in one Measurement Protocol request (the vendor allows 25). */
  readonly batch: number;
  /** Touches lead to further visits and saturate each other. Without, their effects just add up. */
  readonly interactions: boolean;
  /** Channels switched off; everyone else’s chances are drawn from the same numbers. */
  readonly without: readonly string[];
  /** Multiplies the share of late, repeated, reordered and unreadable deliveries; 0 is a clean line. */
  readonly noise: number;
  /** Robots and a partner that takes over last clicks, beside the customers: see `fraud.ts`. */
  readonly fraud: boolean;
}

export type SimulateOptions = Pick<SimulatorOptions, 'seed' | 'from'> & Partial<SimulatorOptions>;

const DEFAULTS: Omit<SimulatorOptions, 'seed' | 'from'> = {
  months: 14,
  people: 6_000,
  zone: 'Europe/Moscow',
  liveMonths: 2,
  batch: 25,
  interactions: true,
  without: [],
  noise: 1,
  fraud: false,
};

/** Fills in the defaults. Throws RangeError for what no vendor or calendar allows. */
export function withDefaults(options: SimulateOptions): SimulatorOptions {
  const all = { ...DEFAULTS, ...options };
  if (!Number.isSafeInteger(all.seed)) throw new RangeError('seed: expected an integer');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(all.from)) throw new RangeError('from: expected YYYY-MM-DD');
  if (!(all.months >= 1 && Number.isInteger(all.months)))
    throw new RangeError('months: expected a whole number from 1');
  if (!(all.people >= 1 && Number.isInteger(all.people)))
    throw new RangeError('people: expected a whole number from 1');
  if (!(all.batch >= 1 && all.batch <= 25)) throw new RangeError('batch: expected 1 to 25');
  const unknown = all.without.find((key) => !CHANNEL.has(key));
  if (unknown) throw new RangeError(`without: there is no channel ${unknown}`);
  return all;
}

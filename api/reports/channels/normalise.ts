import type { ChannelsRequest, LEVELS } from '../../contract/channels.ts';
import { ProblemError } from '../../problems/problems.ts';
import { checkPeriod, comparedPeriod, type Period } from '../period.ts';

export type Level = (typeof LEVELS)[number];

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
  /** Names of the configured goals. */
  readonly goalNames?: readonly string[];
}

/** As asked, with the days that the server has put in where there were none. */
export type ChannelsAsked = ChannelsRequest & { readonly default_period?: boolean };

/** A request that has been checked: everything that the rest of the way may rely on. */
export interface ChannelsPlanRequest {
  readonly period: Period;
  /** The request named no days. */
  readonly isDefaultPeriod: boolean;
  readonly compare: Period | null;
  readonly model: ChannelsRequest['model'];
  readonly basis: ChannelsRequest['basis'];
  /** The channel first where it was not asked for: a row always says its channel. */
  readonly levels: readonly Level[];
  readonly currency: string;
  readonly customWeights: readonly number[];
}

/** Checks what a schema cannot see: order of days, repeated levels, currency. */
export function normalise(request: ChannelsAsked, config: ReportConfig): ChannelsPlanRequest {
  const repeated = request.by.find((level, at) => request.by.indexOf(level) !== at);
  if (repeated)
    throw new ProblemError('parameters_invalid', {
      errors: [{ field: 'by', message: `Expected each level once, got ${repeated} again` }],
    });
  if (request.currency !== undefined && request.currency !== config.currency)
    throw new ProblemError('currency_unavailable', {
      detail: `Expected ${config.currency}, got ${request.currency}`,
    });
  const period = checkPeriod(request);
  return {
    period,
    isDefaultPeriod: request.default_period ?? false,
    compare: comparedPeriod(period, request.compare),
    model: request.model,
    basis: request.basis,
    levels: request.by.includes('channel') ? request.by : ['channel', ...request.by],
    currency: config.currency,
    customWeights: config.customWeights,
  };
}

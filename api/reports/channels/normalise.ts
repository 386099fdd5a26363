import type { Asked } from '../../contract/report.ts';
import type { ChannelsRequest, channels } from '../../contract/reports/channels.ts';
import type { Level } from '../../contract/terms.ts';
import { ProblemError } from '../../problems/problems.ts';
import { checkPeriod, comparedPeriod, type Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';

export type ChannelsAsked = Asked<typeof channels>;

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

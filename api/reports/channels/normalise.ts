import type { Asked } from '../../contract/report.ts';
import type { ChannelsReport, ChannelsRequest, channels } from '../../contract/reports/channels.ts';
import type { Cube } from '../../metrics/measures.ts';
import { ProblemError } from '../../problems/problems.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { lacking, type Question } from '../query/question.ts';
import type { ReportConfig } from '../report-config.ts';

export type ChannelsAsked = Asked<typeof channels>;

/** A request that has been checked: everything that the rest of the way may rely on. */
export interface ChannelsPlanRequest extends Question {
  /** The request named no days. */
  readonly isDefaultPeriod: boolean;
  /** How its last day was found, where it is the last matured one. */
  readonly maturedPeriod: ChannelsReport['meta']['matured_period'];
  readonly model: ChannelsRequest['model'];
  readonly basis: ChannelsRequest['basis'];
  /** Fact tables that cannot tell whether their facts meet the conditions. */
  readonly lacks: ReadonlySet<Cube>;
  readonly currency: string;
}

/** What channels are made of. */
const CUBES: ReadonlySet<Cube> = new Set(['costs', 'touches', 'credit']);

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
  const { model, basis, where } = request;
  const dated = { model, basis, customWeights: config.customWeights };
  return {
    period,
    isDefaultPeriod: request.default_period ?? false,
    maturedPeriod: request.matured_period ?? null,
    compare: comparedPeriod(period, request.compare),
    ...{ model, basis, dated, where, cubes: CUBES, by: [] },
    lacks: new Set(
      [...lacking({ levels: [], by: [], where, dated })].filter((cube) => CUBES.has(cube)),
    ),
    // The channel first where it was not asked for: a row always says its channel.
    levels: request.by.includes('channel') ? request.by : ['channel', ...request.by],
    currency: config.currency,
  };
}

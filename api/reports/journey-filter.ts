import { formatMicros } from '@throughline/ingest/contract/money';
import { journeysParameters } from '@throughline/transform/journeys/paths';

import type { BASES, Conversions, TRANSFORMS, VALUES } from '../contract/terms.ts';
import { type Condition, conditionText } from '../contract/where.ts';
import type { Published } from './answer.ts';
import { checkGoal } from './known-goal.ts';
import { countTests } from './left-out-tests.ts';
import { checkPeriod } from './period.ts';
import type { ReportConfig } from './report-config.ts';
import { reportMeta } from './report-meta.ts';
import type { State } from './state.ts';

/** What all reports about journeys are asked with, once its schema has passed. */
export interface JourneysRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: (typeof BASES)[number];
  readonly of: Conversions;
  readonly value: (typeof VALUES)[number];
  readonly transform?: (typeof TRANSFORMS)[number];
  readonly where?: readonly Condition[];
  /** Set where the server has put the days in. */
  readonly default_period?: boolean;
}

/**
 * Parameters of a statement that begins with `JOURNEYS`.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export function journeyParameters(state: State, asked: JourneysRequest, config: ReportConfig) {
  const { from, to } = checkPeriod(asked);
  const { basis, of, transform = 'unique' } = asked;
  const { lookbackDays } = config;
  return journeysParameters(state, { from, to, basis, of, transform, lookbackDays });
}

/**
 * What every answer says of itself.
 * @throws {ProblemError} for a period that cannot be answered, and for a goal that is not configured.
 */
export async function journeyMeta(
  published: Published,
  asked: JourneysRequest,
  config: ReportConfig,
) {
  const { basis, of, value, where = [] } = asked;
  checkGoal(of, config.goalNames);
  const meta = reportMeta(published, asked, config);
  return {
    ...meta,
    ...{ basis, of, value },
    ...(where.length > 0 && { where: where.map(conditionText) }),
    tests: published.state
      ? await countTests(published.reader, published.state, meta, config.timezone)
      : 0,
  };
}

/**
 * Money as text of the currency's units; null where a part of it is not known.
 * @param hundredths whole ones, as the warehouse writes them.
 * @param unknown amounts that are not known.
 */
export function moneyOf(hundredths: string, unknown: string | number): string | null {
  return Number(unknown) > 0 ? null : formatMicros(BigInt(hundredths) * 10_000n);
}

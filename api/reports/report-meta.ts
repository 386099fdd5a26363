import type { Published } from './answer.ts';
import { type AskedPeriod, checkPeriod, type Period } from './period.ts';
import type { ReportConfig } from './report-config.ts';
import { asideMeta } from './state.ts';

interface Asked extends AskedPeriod {
  readonly default_period?: boolean;
}

/**
 * What every answer says of itself: its days, its currency, and the state that it was read from.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export function reportMeta(
  published: Pick<Published, 'state' | 'dataRange'>,
  asked: Asked,
  config: Pick<ReportConfig, 'currency' | 'timezone'>,
) {
  return metaOf(published, checkPeriod(asked), config, asked.default_period);
}

/** The same of days that nobody asked for, such as those of a plan, which may be many years. */
export function metaOf(
  { state, dataRange }: Pick<Published, 'state' | 'dataRange'>,
  { from, to }: Period,
  { currency, timezone }: Pick<ReportConfig, 'currency' | 'timezone'>,
  isDefault = false,
) {
  return {
    ...{ from, to, default_period: isDefault },
    currency,
    timezone,
    as_of: state?.asOf ?? null,
    revision: Number(state?.revision ?? 0),
    ...asideMeta(state),
    data: dataRange && { from: dataRange.from, to: dataRange.to },
  };
}

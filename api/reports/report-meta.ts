import type { Published } from './answer.ts';
import { type AskedPeriod, checkPeriod } from './period.ts';
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
  { state, dataRange }: Pick<Published, 'state' | 'dataRange'>,
  asked: Asked,
  { currency, timezone }: Pick<ReportConfig, 'currency' | 'timezone'>,
) {
  return {
    ...checkPeriod(asked),
    default_period: asked.default_period ?? false,
    currency,
    timezone,
    as_of: state?.asOf ?? null,
    revision: Number(state?.revision ?? 0),
    ...asideMeta(state),
    data: dataRange && { from: dataRange.from, to: dataRange.to },
  };
}

import type { AnyModel } from '../../contract/terms.ts';
import type { ReportConfig } from '../report-config.ts';

const WEIGHTS: Readonly<Partial<Record<AnyModel, readonly number[]>>> = {
  position_based: [40, 20, 40],
  j_shaped: [20, 20, 60],
  inverse_j: [60, 20, 20],
  w_shaped: [30, 30, 30, 10],
  full_path: [22.5, 22.5, 22.5, 22.5, 10],
};

/** What the ledger's rules are computed with. */
export function ruleParameters(
  model: AnyModel,
  { customWeights, halfLifeDays, lookbackDays }: ReportConfig,
): Record<string, unknown> {
  const weights = model === 'custom' ? customWeights : WEIGHTS[model];
  return {
    lookback_days: lookbackDays,
    ...(weights && { weights: [...weights] }),
    ...(model === 'time_decay' && { half_life_days: halfLifeDays }),
  };
}

import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';

/** A year's rate beyond it says nothing to anybody. */
const MOST = 10;

export function isBeyondSense(annual: number | null): boolean {
  return annual !== null && annual > MOST;
}

/** A rate of return a year; of one beyond all sense, that it is. */
export function annualRate(annual: number | null, t: TFunction, format: Formatter): string {
  return isBeyondSense(annual)
    ? t('plan.kpi.above', { most: format.axisPercent(MOST) })
    : format.value(annual, 'percent');
}

import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import type { Formatter } from '../../format/formatter.ts';

/** How the outcome that is explained is written: money, or a count that may be a part of one. */
export function outcomeWriting({ of }: Pick<PlanFactReport['meta'], 'of'>, format: Formatter) {
  const unit = of === 'leads' || of === 'deals' ? 'count' : 'money';
  const write = (value: string | number | null) =>
    format.value(
      unit === 'count' && value !== null ? Math.round(Number(value) * 100) / 100 : value,
      unit,
    );
  return {
    isMoney: unit === 'money',
    write,
    signed: (value: string | number | null) =>
      value !== null && Number(value) > 0 ? `+${write(value)}` : write(value),
  };
}

import type { ScenarioRow } from '@throughline/api/contract/reports/scenarios';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import { annualRate } from './annual-rate.ts';

export interface ScenarioFigure {
  readonly text: string;
  /** Beside it: the difference to the first plan, a range, or what a status means. */
  readonly note: string | null;
}

export interface ScenarioLine {
  readonly key: string;
  readonly figures: readonly ScenarioFigure[];
}

type Write = (row: ScenarioRow, index: number) => ScenarioFigure;

/** Plans side by side: a line a figure, a column a plan, differences to the first. */
export function scenarioLines(
  rows: readonly ScenarioRow[],
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): readonly ScenarioLine[] {
  const money = (value: string | null) => format.value(value, 'money');
  const percent = (value: number | null) => format.value(value, 'percent');
  const plain =
    (key: 'cost' | 'revenue' | 'margin' | 'peak_cash_need'): Write =>
    (row) => ({ text: money(row[key]), note: null });
  const compared =
    (key: 'profit' | 'npv'): Write =>
    (row, index) => {
      const difference = row[`${key}_difference`];
      return {
        text: money(row[key]),
        note:
          index === 0 || difference === null
            ? null
            : t('plan.scenario.toFirst', {
                difference: Number(difference) > 0 ? `+${money(difference)}` : money(difference),
              }),
      };
    };
  const lines: readonly (readonly [string, Write])[] = [
    ['cost', plain('cost')],
    ['revenue', plain('revenue')],
    ['margin', plain('margin')],
    ['profit', compared('profit')],
    ['npv', compared('npv')],
    [
      'npv_range',
      ({ npv_p10, npv_p90 }) => ({
        text:
          npv_p10 === null || npv_p90 === null
            ? money(null)
            : `${money(npv_p10)} … ${money(npv_p90)}`,
        note: null,
      }),
    ],
    [
      'irr_annual',
      ({ irr_status: status, irr_annual }) => ({
        text: annualRate(irr_annual, t, format),
        note: status === 'unique' ? null : t(`plan.scenario.irr.${status}`),
      }),
    ],
    [
      'payback',
      ({ payback_status: status, payback_months: months }) => ({
        text:
          status === 'reached' && months !== null
            ? t('plan.scenario.months', {
                months: format.value(Math.round(months * 10) / 10, 'count'),
              })
            : t(`plan.payback.${status}`),
        note: null,
      }),
    ],
    ['peak_cash_need', plain('peak_cash_need')],
    ['p_loss', ({ p_loss }) => ({ text: percent(p_loss), note: null })],
    [
      'p_better',
      ({ p_better }, index) => ({ text: index === 0 ? '·' : percent(p_better), note: null }),
    ],
  ];
  return lines.map(([key, write]) => ({ key, figures: rows.map(write) }));
}

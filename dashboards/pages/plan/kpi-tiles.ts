import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { TFunction } from 'i18next';
import { changeOf } from '../../format/change.ts';
import type { Formatter } from '../../format/formatter.ts';
import { UNKNOWN } from '../../format/formatter.ts';
import { annualRate, isBeyondSense } from './annual-rate.ts';

/** What is said of a figure: on each side, and in words where it does not exist or says more than one thing. */
export interface KpiTile {
  readonly key: string;
  readonly sides: readonly { readonly side: KpiSide; readonly text: string }[];
  readonly sentence: string | null;
}
export type KpiSide = 'completion' | 'plan' | 'fact' | 'difference';

interface KpiWriting {
  readonly t: TFunction;
  readonly format: Formatter;
}

type Kpis = PaybackReport['kpis'];
/** Amounts and shares on all sides. */
const AMOUNTS = ['budget', 'revenue', 'margin', 'romi_margin', 'npv'] as const;

/** The figures that answer whether a plan pays back, in the order of the strip. */
export function kpiTiles(report: PaybackReport, writing: KpiWriting): readonly KpiTile[] {
  const { kpis } = report;
  return [
    ...AMOUNTS.map((key) => amountTile(kpis, key, writing)),
    rateTile(kpis, writing),
    paybackTile(report, writing),
    peakTile(kpis, writing),
    lossTile(kpis, writing),
  ];
}

function amountTile(kpis: Kpis, key: (typeof AMOUNTS)[number], { t, format }: KpiWriting): KpiTile {
  const { completion, plan, fact, difference } = kpis[key];
  const unit = key === 'romi_margin' ? 'percent' : 'money';
  const write = (value: string | number | null) => format.value(value, unit);
  const { p10, p90 } = kpis.npv;
  const points = changeOf(completion, plan, 'percent', 'none');
  return {
    key,
    sides: [
      { side: 'completion', text: write(completion) },
      { side: 'plan', text: write(plan) },
      { side: 'fact', text: write(fact) },
      {
        side: 'difference',
        text:
          unit === 'percent'
            ? points
              ? t('table.points', { amount: format.signed(points.amount) })
              : UNKNOWN
            : signed(write(difference), difference),
      },
    ],
    sentence:
      key === 'npv' && p10 !== null && p90 !== null
        ? t('plan.kpi.range', { low: write(p10), high: write(p90) })
        : completion === null
          ? t('plan.kpi.unknown')
          : null,
  };
}

function rateTile({ irr }: Kpis, { t, format }: KpiWriting): KpiTile {
  const write = ({ annual }: Kpis['irr']['plan']) => annualRate(annual, t, format);
  const { status, roots, annual, monthly } = irr.completion;
  return {
    key: 'irr',
    sides: threeSides((side) => write(irr[side])),
    sentence:
      status === 'unique'
        ? isBeyondSense(annual)
          ? t('plan.kpi.monthly', { rate: format.value(monthly, 'percent') })
          : null
        : t(`plan.irr.${status}`, {
            list: format.list(roots.map((root) => format.value((1 + root) ** 12 - 1, 'percent'))),
          }),
  };
}

function paybackTile({ kpis, rows }: PaybackReport, { t, format }: KpiWriting): KpiTile {
  const { payback } = kpis;
  const { status, months, lasting_months: lasting } = payback.completion;
  const missing = rows.at(-1)?.cumulative.completion ?? null;
  const number = (value: number | null) =>
    format.value(value === null ? null : round(value), 'count');
  return {
    key: 'payback',
    sides: threeSides((side) => {
      const { status: of, month } = payback[side];
      return of === 'reached' && month !== null ? format.month(month) : t(`plan.payback.${of}`);
    }),
    sentence:
      status === 'reached'
        ? lasting === null || months === null
          ? t('plan.kpi.notLasting', { months: number(months) })
          : lasting > months
            ? t('plan.kpi.again', { first: number(months), last: number(lasting) })
            : t('plan.kpi.after', { months: number(months) })
        : status === 'not_reached' && missing !== null
          ? t('plan.kpi.missing', {
              count: rows.length,
              amount: format.value(missing.replace(/^-/, ''), 'money'),
            })
          : null,
  };
}

function peakTile({ peak_cash_need: peak }: Kpis, { t, format }: KpiWriting): KpiTile {
  const { month } = peak.completion;
  return {
    key: 'peak_cash_need',
    sides: threeSides((side) => format.value(peak[side].amount, 'money')),
    sentence: month === null ? null : t('plan.kpi.inMonth', { month: format.month(month) }),
  };
}

function lossTile({ p_loss }: Kpis, { t, format }: KpiWriting): KpiTile {
  return {
    key: 'p_loss',
    sides: [{ side: 'completion', text: format.value(p_loss, 'percent') }],
    sentence: p_loss === null ? t('plan.kpi.unknown') : t('plan.kpi.lossMeans'),
  };
}

function threeSides(text: (side: 'completion' | 'plan' | 'fact') => string) {
  return (['completion', 'plan', 'fact'] as const).map((side) => ({ side, text: text(side) }));
}

function signed(text: string, value: string | number | null): string {
  return value !== null && Number(value) > 0 ? `+${text}` : text;
}

const round = (value: number) => Math.round(value * 10) / 10;

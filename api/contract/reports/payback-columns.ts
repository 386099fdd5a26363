import type { Column, Opening, TableRow, Texts } from '../table.ts';
import type { PAYBACK_SERIES } from './payback-rows.ts';

export interface PaybackAsked {
  readonly model: string;
}

type Series = (typeof PAYBACK_SERIES)[number];

const SIDES = {
  plan: { en: 'plan', ru: 'план', tr: 'plan' },
  fact: { en: 'fact', ru: 'факт', tr: 'gerçekleşen' },
  completion: { en: 'at completion', ru: 'к завершению', tr: 'tamamlandığında' },
  p10: { en: 'P10', ru: 'P10', tr: 'P10' },
  p90: { en: 'P90', ru: 'P90', tr: 'P90' },
} as const satisfies Record<string, Texts>;
type Side = keyof typeof SIDES;

const LABELS = {
  cost: { en: 'Cost', ru: 'Расход', tr: 'Maliyet' },
  margin: { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' },
  net: { en: 'Margin less cost', ru: 'Маржа минус расход', tr: 'Katkı payı eksi maliyet' },
  cumulative: { en: 'Cumulative', ru: 'Накопленным итогом', tr: 'Birikimli' },
  discounted: { en: 'Discounted', ru: 'Дисконтированный итог', tr: 'İskontolu' },
  cash_in: { en: 'Cash in', ru: 'Поступления', tr: 'Nakit girişi' },
  cash_out: { en: 'Cash out', ru: 'Выплаты', tr: 'Nakit çıkışı' },
} as const satisfies Record<string, Texts>;

const opened =
  (series: Series, side: 'plan' | 'fact') =>
  ({ cells, key = '' }: TableRow, { model }: PaybackAsked): Opening | 'derived' =>
    // The total of all months is the sum of their cells.
    cells.month === undefined
      ? 'derived'
      : {
          path: 'payback/rows',
          query: { ...Object.fromEntries(new URLSearchParams(key)), model, series, side },
          adds: 'amount',
          sum: 'sum',
        };

function column(name: keyof typeof LABELS, side: Side): Column<PaybackAsked> {
  const [label, of] = [LABELS[name], SIDES[side]];
  const series = name === 'cost' || name === 'margin' ? name : null;
  const opens =
    series && (side === 'plan' || side === 'fact')
      ? opened(series, side)
      : name === 'cash_in' && side === 'fact'
        ? opened(name, side)
        : () => 'derived' as const;
  return {
    ...{ key: `${name}_${side}`, unit: 'money', opens },
    label: {
      en: `${label.en}, ${of.en}`,
      ru: `${label.ru}, ${of.ru}`,
      tr: `${label.tr}, ${of.tr}`,
    },
  };
}

export const paybackColumns: readonly Column<PaybackAsked>[] = [
  { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  { key: 'kind', unit: 'text', label: { en: 'What it is', ru: 'Что это', tr: 'Ne olduğu' } },
  ...(['cost', 'margin', 'net', 'cash_in', 'cash_out'] as const).flatMap((name) =>
    (['plan', 'fact', 'completion'] as const).map((side) => column(name, side)),
  ),
  ...(['plan', 'completion', 'p10', 'p90'] as const).map((side) => column('cumulative', side)),
  ...(['plan', 'completion'] as const).map((side) => column('discounted', side)),
];

import { boundedInteger } from '../bounded-number.ts';
import type { Column, TableRow, Texts } from '../table.ts';

/** Figures of the report that calls add up to. */
export const SCRIPT_MEASURES = ['calls', 'kept', 'sold_kept', 'sold_missed'] as const;

export const soldWithin = boundedInteger(1, 365)
  .default(30)
  .describe('Days after a call within which a sale to the caller counts');

/** How the report was asked, and so the calls behind a cell. */
interface ScriptAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly within: number;
}

const counted = (
  key: (typeof SCRIPT_MEASURES)[number],
  label: Texts,
  more: Partial<Column<ScriptAsked>> = {},
): Column<ScriptAsked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: ({ cells }: TableRow, { from, to, within }) => ({
    path: 'script/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ point: String(cells.point), measure: key, within: String(within) },
    },
    ...{ adds: 'count', sum: 'count' },
  }),
});
const derived = (
  key: string,
  label: Texts,
  more: Partial<Column<ScriptAsked>> = {},
): Column<ScriptAsked> => ({ key, unit: 'percent', label, opens: () => 'derived', ...more });

export const POINT: Column = {
  ...{ key: 'point', unit: 'text' },
  label: { en: 'Point of the script', ru: 'Пункт скрипта', tr: 'Senaryo maddesi' },
};

export const SCRIPT_COLUMNS: readonly Column<ScriptAsked>[] = [
  POINT,
  counted('calls', { en: 'Calls scored', ru: 'Оценено звонков', tr: 'Puanlanan arama' }),
  counted('kept', { en: 'Kept it', ru: 'Выполнен', tr: 'Uygulanan' }, { better: 'higher' }),
  derived(
    'kept_share',
    { en: 'Kept, share', ru: 'Доля выполнения', tr: 'Uygulama oranı' },
    { better: 'higher', bar: true },
  ),
  counted('sold_kept', { en: 'Bought, with it', ru: 'Купили с ним', tr: 'Uygulanıp satın alan' }),
  derived('sold_kept_share', {
    en: 'Call to sale, with it',
    ru: 'Из звонка в продажу с ним',
    tr: 'Uygulanınca aramadan satışa',
  }),
  counted('sold_missed', {
    en: 'Bought, without it',
    ru: 'Купили без него',
    tr: 'Uygulanmadan satın alan',
  }),
  derived('sold_missed_share', {
    en: 'Call to sale, without it',
    ru: 'Из звонка в продажу без него',
    tr: 'Uygulanmayınca aramadan satışa',
  }),
  derived('difference', { en: 'Difference', ru: 'Разница', tr: 'Fark' }, { better: 'higher' }),
  derived('difference_low', {
    en: 'Difference, at least',
    ru: 'Разница, не меньше',
    tr: 'Fark, en az',
  }),
  derived('difference_high', {
    en: 'Difference, at most',
    ru: 'Разница, не больше',
    tr: 'Fark, en çok',
  }),
  {
    ...{ key: 'conclusion', unit: 'text' },
    label: { en: 'Shows', ru: 'Вывод', tr: 'Sonuç' },
  },
];

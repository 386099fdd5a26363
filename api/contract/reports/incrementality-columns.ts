import type { Column, TableRow } from '../table.ts';
import {
  ATTRIBUTED_LABEL,
  derived,
  FACTOR,
  LIFT,
  MORE_VALUE,
  SHOWS_LABEL,
} from './effect-columns.ts';

/** How the report was asked, and so the people behind a cell. */
export interface IncrementalityAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly value: 'margin' | 'revenue';
  readonly channel?: string | undefined;
}

const opening =
  (measure: 'people' | 'buyers' | 'attributed', adds: 'count' | 'value' = 'count') =>
  ({ cells }: TableRow, { from, to, value, channel }: IncrementalityAsked) => ({
    path: 'incrementality/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...(channel !== undefined && { channel }),
      ...{ value, measure, experiment: String(cells.experiment), arm: String(cells.arm) },
    },
    ...{ adds, sum: adds },
  });

export const EXPERIMENT: Column = {
  key: 'experiment',
  unit: 'text',
  label: { en: 'Test', ru: 'Тест', tr: 'Test' },
};
export const ARM: Column = {
  key: 'arm',
  unit: 'text',
  label: { en: 'Group', ru: 'Группа', tr: 'Grup' },
};

const MEASURED: readonly Column<IncrementalityAsked>[] = [
  EXPERIMENT,
  ARM,
  {
    ...{ key: 'group_role', unit: 'text' },
    label: { en: 'Role', ru: 'Роль', tr: 'Rol' },
  },
  {
    ...{ key: 'people', unit: 'count', opens: opening('people') },
    label: { en: 'People assigned', ru: 'Людей в группе', tr: 'Gruptaki kişi' },
  },
  {
    ...{ key: 'buyers', unit: 'count', opens: opening('buyers') },
    label: { en: 'Bought afterwards', ru: 'Купили после', tr: 'Sonra satın alan' },
  },
  derived('rate', 'percent', { en: 'Share of buyers', ru: 'Доля купивших', tr: 'Alıcı oranı' }),
  {
    ...{ key: 'value', unit: 'money', opens: opening('buyers', 'value') },
    label: { en: 'Value', ru: 'Сумма', tr: 'Tutar' },
  },
  derived('value_per_person', 'money', {
    ...{ en: 'Value per person', ru: 'На человека', tr: 'Kişi başına tutar' },
  }),
  LIFT,
  derived('more_buyers', 'ratio', {
    ...{ en: 'More buyers', ru: 'Больше покупателей', tr: 'Ek alıcı' },
  }),
  derived('more_buyers_low', 'ratio', {
    en: 'More buyers, at least',
    ru: 'Больше покупателей, не меньше',
    tr: 'Ek alıcı, en az',
  }),
  derived('more_buyers_high', 'ratio', {
    en: 'More buyers, at most',
    ru: 'Больше покупателей, не больше',
    tr: 'Ek alıcı, en çok',
  }),
  ...MORE_VALUE,
];

/** What the test says of the channel that it was of. */
const CALIBRATED: readonly Column<IncrementalityAsked>[] = [
  {
    ...{ key: 'attributed', unit: 'money', opens: opening('attributed', 'value') },
    label: ATTRIBUTED_LABEL,
  },
  ...FACTOR,
  derived('channel_value', 'money', {
    en: 'Attributed to the channel in all',
    ru: 'Всего отнесено на канал',
    tr: 'Kanala yazılan toplam',
  }),
  derived('calibrated_value', 'money', {
    en: 'Of it incremental, by the factor',
    ru: 'Из них прирост по коэффициенту',
    tr: 'Katsayıya göre gerçek ek tutar',
  }),
];

const CONCLUSION: Column<IncrementalityAsked> = {
  ...{ key: 'conclusion', unit: 'text' },
  label: SHOWS_LABEL,
};

/** Every column that the report can have. */
export const INCREMENTALITY_COLUMNS = [...MEASURED, ...CALIBRATED, CONCLUSION];

/** Columns of the report: nothing is calibrated where no channel was asked for. */
export function incrementalityColumns(
  channel: string | null,
): readonly Column<IncrementalityAsked>[] {
  return channel === null ? [...MEASURED, CONCLUSION] : INCREMENTALITY_COLUMNS;
}

import type { Column } from '../table.ts';

/** Columns that several reports about journeys have; what opens them differs. */
export const CONVERSIONS_COLUMN = {
  key: 'conversions',
  unit: 'count',
  better: 'higher',
  bar: true,
  label: { en: 'Conversions', ru: 'Конверсии', tr: 'Dönüşümler' },
} as const satisfies Column;

export const VALUE_COLUMN = {
  key: 'value',
  unit: 'money',
  better: 'higher',
  label: { en: 'Value', ru: 'Ценность', tr: 'Değer' },
} as const satisfies Column;

export const NULLS_COLUMN = {
  key: 'nulls',
  unit: 'count',
  label: { en: 'Not converted', ru: 'Без конверсии', tr: 'Dönüşmeyen' },
  opens: () => 'not_listed',
} as const satisfies Column;

export const PATH_COLUMN = {
  key: 'path',
  unit: 'list',
  separator: ' > ',
  isChannel: true,
  label: { en: 'Path', ru: 'Путь', tr: 'Yol' },
} as const satisfies Column;

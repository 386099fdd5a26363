import type { Column, TableRow, Texts } from '../table.ts';
import type { NPS_MEASURES } from './nps-rows.ts';
import { NPS_BY, NPS_COLUMNS, type NpsBy } from './nps-terms.ts';

/** How the report was asked, and so the answers behind a cell. */
export interface NpsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: NpsBy;
}

const counted = (key: (typeof NPS_MEASURES)[number], label: Texts): Column<NpsAsked> => ({
  ...{ key, unit: 'count', label },
  opens: ({ cells }: TableRow, { from, to, by }) => ({
    path: 'nps/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ by, measure: key },
      ...(typeof cells[by] === 'string' && { name: cells[by] }),
    },
    adds: 'count',
    sum: 'count',
  }),
});
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  bar = false,
): Column<NpsAsked> => ({
  ...{ key, unit, label, opens: () => 'derived', ...(bar && { bar }) },
});

const SCORES: readonly Column<NpsAsked>[] = [
  { ...derived('nps', 'ratio', { en: 'NPS', ru: 'NPS', tr: 'NPS' }), better: 'higher' },
  derived('low', 'ratio', { en: 'NPS, at least', ru: 'NPS, не меньше', tr: 'NPS, en az' }),
  derived('high', 'ratio', { en: 'NPS, at most', ru: 'NPS, не больше', tr: 'NPS, en çok' }),
  derived('standard_error', 'ratio', {
    ...{ en: 'Standard error', ru: 'Стандартная ошибка', tr: 'Standart hata' },
  }),
  counted('answers', { en: 'Answers', ru: 'Ответы', tr: 'Yanıtlar' }),
  counted('promoters', {
    en: 'Promoters (9–10)',
    ru: 'Промоутеры (9–10)',
    tr: 'Destekleyenler (9–10)',
  }),
  counted('passives', { en: 'Passives (7–8)', ru: 'Нейтральные (7–8)', tr: 'Pasifler (7–8)' }),
  counted('detractors', { en: 'Detractors (0–6)', ru: 'Критики (0–6)', tr: 'Kötüleyenler (0–6)' }),
];

const DRIVERS: readonly Column<NpsAsked>[] = [
  derived(
    'importance',
    'percent',
    { en: 'Share of what explains the score', ru: 'Вклад в оценку', tr: 'Puandaki payı' },
    true,
  ),
  derived('mean', 'ratio', { en: 'Mean rating', ru: 'Средняя оценка', tr: 'Ortalama puan' }),
  derived('correlation', 'ratio', { en: 'Correlation', ru: 'Корреляция', tr: 'Korelasyon' }),
];

/** Columns of the report by what its rows are. */
export function npsColumns(by: NpsBy): readonly Column<NpsAsked>[] {
  return [NPS_COLUMNS[by], ...(by === 'driver' ? DRIVERS : SCORES)];
}

/** Every column that the report can have. */
export const ALL_NPS_COLUMNS: readonly Column<NpsAsked>[] = [
  ...NPS_BY.map((by) => NPS_COLUMNS[by]),
  ...SCORES,
  ...DRIVERS,
];

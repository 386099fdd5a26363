import type { Column, TableRow, Texts } from '../table.ts';
import type { DEAL_MEASURES, LEAD_MEASURES } from './sales-desk-drills.ts';
import { DESK_BY, DESK_COLUMNS, type DeskBy } from './sales-desk-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface DeskAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: DeskBy;
  readonly hours: number;
}

const question = ({ cells }: TableRow, { from, to, by }: DeskAsked) => {
  const name = cells[DESK_COLUMNS[by].key];
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...{ by, ...(typeof name === 'string' && { name }) },
  };
};

type More = Partial<Column<DeskAsked>>;
const leads = (
  key: (typeof LEAD_MEASURES)[number],
  label: Texts,
  more: More = {},
): Column<DeskAsked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => ({
    path: 'sales-desk/rows',
    query: { ...question(row, asked), measure: key, hours: String(asked.hours) },
    ...{ adds: 'count', sum: 'count' },
  }),
});
const deals = (
  key: (typeof DEAL_MEASURES)[number],
  label: Texts,
  more: More = {},
): Column<DeskAsked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => ({
    path: 'sales-desk/deals',
    query: { ...question(row, asked), measure: key },
    ...{ adds: 'count', sum: 'count' },
  }),
});
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  more: More = {},
): Column<DeskAsked> => ({
  ...{ key, unit, label, ...more },
  opens: () => 'derived',
});

const OF_LEADS: readonly Column<DeskAsked>[] = [
  leads('leads', { en: 'Leads', ru: 'Лиды', tr: 'Adaylar' }, { bar: true }),
  leads('in_time', { en: 'Answered in time', ru: 'Ответили вовремя', tr: 'Süresinde yanıtlanan' }),
  derived(
    'in_time_share',
    'percent',
    { en: 'In time, share', ru: 'Доля вовремя', tr: 'Süresinde oranı' },
    { better: 'higher' },
  ),
  derived(
    'response',
    'count',
    {
      en: 'Median first response, min',
      ru: 'Медиана первого ответа, мин',
      tr: 'Ortanca ilk yanıt, dk',
    },
    { better: 'lower' },
  ),
  leads(
    'late',
    { en: 'Answered late', ru: 'Ответили поздно', tr: 'Geç yanıtlanan' },
    { better: 'lower' },
  ),
  leads(
    'never',
    { en: 'No answer known', ru: 'Без ответа', tr: 'Yanıtı bilinmeyen' },
    { better: 'lower' },
  ),
  leads('pending', { en: 'Still in time', ru: 'Ещё есть время', tr: 'Süresi dolmayan' }),
  leads('sold', { en: 'Bought', ru: 'Купили', tr: 'Satın alan' }, { better: 'higher' }),
  derived(
    'sold_share',
    'percent',
    { en: 'Lead to sale', ru: 'Из лида в продажу', tr: 'Adaydan satışa' },
    { better: 'higher' },
  ),
];

const AMOUNT: Column<DeskAsked> = {
  ...{ key: 'amount', unit: 'money', label: { en: 'Amount', ru: 'Сумма', tr: 'Tutar' } },
  opens: (row, asked) => ({
    path: 'sales-desk/deals',
    query: { ...question(row, asked), measure: 'deals' },
    ...{ adds: 'amount', sum: 'amount' },
  }),
};

const OF_STAGES: readonly Column<DeskAsked>[] = [
  deals(
    'deals',
    { en: 'Deals that came here', ru: 'Дошло сделок', tr: 'Ulaşan anlaşma' },
    { bar: true },
  ),
  deals('went_on', { en: 'Went on', ru: 'Прошли дальше', tr: 'İlerleyen' }),
  derived(
    'went_on_share',
    'percent',
    { en: 'Went on, share', ru: 'Доля прошедших', tr: 'İlerleme oranı' },
    { better: 'higher' },
  ),
  deals(
    'lost',
    { en: 'Lost here', ru: 'Потеряны здесь', tr: 'Burada kaybedilen' },
    { better: 'lower' },
  ),
  deals('stands', { en: 'Still here', ru: 'Стоят здесь', tr: 'Burada bekleyen' }),
  derived(
    'days',
    'days',
    { en: 'Median days here', ru: 'Медиана дней на этапе', tr: 'Aşamadaki ortanca gün' },
    { better: 'lower' },
  ),
  AMOUNT,
];

const OF_REASONS: readonly Column<DeskAsked>[] = [
  deals(
    'deals',
    { en: 'Deals lost', ru: 'Потеряно сделок', tr: 'Kaybedilen anlaşma' },
    { bar: true },
  ),
  derived('share', 'percent', {
    en: 'Share of the lost',
    ru: 'Доля потерянных',
    tr: 'Kayıplardaki payı',
  }),
  AMOUNT,
];

/** Columns of the report by what its rows are. */
export function deskColumns(by: DeskBy): readonly Column<DeskAsked>[] {
  const figures = by === 'stage' ? OF_STAGES : by === 'reason' ? OF_REASONS : OF_LEADS;
  return [DESK_COLUMNS[by], ...figures];
}

/** Every column that the report can have. */
export const ALL_DESK_COLUMNS: readonly Column<DeskAsked>[] = [
  ...DESK_BY.map((by) => DESK_COLUMNS[by]),
  ...OF_LEADS,
  ...OF_STAGES,
  ...OF_REASONS.filter(({ key }) => key === 'share'),
];

import type { PlanLine } from '../../contract/plans.ts';
import type { Texts } from '../../contract/table.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { CellStyle } from '../../spreadsheet/write/workbook.ts';

export type Format = NonNullable<CellStyle['format']>;

interface PlanColumn {
  readonly key: string;
  readonly texts: Texts;
  readonly format: Format;
  readonly width: number;
  readonly isHidden?: boolean;
  /** The field of a line that is filled in here. */
  readonly input?: Exclude<keyof PlanLine, 'sources'>;
}

const column = (
  key: string,
  format: Format,
  [en, ru, tr]: readonly [string, string, string],
  more: Partial<PlanColumn> = {},
): PlanColumn => ({ key, format, texts: { en, ru, tr }, width: 13, ...more });

/** Columns of the sheet `Plan` from A on. What has a field of a line is an input; the rest is computed. */
export const PLAN_COLUMNS = [
  column('id', 'text', ['Id', 'Id', 'Id'], { isHidden: true }),
  column('channel', 'text', ['Channel', 'Канал', 'Kanal'], { width: 22 }),
  column('campaign', 'text', ['Campaign', 'Кампания', 'Kampanya'], { width: 22 }),
  column('month', 'month', ['Month', 'Месяц', 'Ay'], { width: 10 }),
  column('price_kind', 'text', ['Price', 'Тип цены', 'Fiyat türü'], { width: 10 }),
  column('budget', 'money', ['Budget, net', 'Бюджет без НДС', 'Bütçe (KDV hariç)'], {
    input: 'budget',
    width: 16,
  }),
  column('cpc', 'money', ['CPC', 'Цена клика', 'TBM'], { input: 'cpc' }),
  column('cpm', 'money', ['CPM', 'Цена тысячи показов', 'BGBM'], { input: 'cpm' }),
  column('ctr', 'share', ['CTR', 'Кликабельность', 'TO'], { input: 'ctr' }),
  column('visits_given', 'count', ['Visits (offline)', 'Визиты (офлайн)', 'Ziyaret (çevrimdışı)'], {
    input: 'visits',
  }),
  column('landing', 'share', ['Landing rate', 'Доходимость', 'Ulaşma oranı'], { input: 'landing' }),
  column('lead_rate', 'share', ['Lead rate', 'Конверсия в лид', 'Lead oranı'], {
    input: 'lead_rate',
  }),
  column('season', 'factor', ['Season', 'Сезон', 'Mevsim']),
  column('qualify_rate', 'share', ['Qualify rate', 'Доля квалифицированных', 'Nitelikli oranı'], {
    input: 'qualify_rate',
  }),
  column('deal_rate', 'share', ['Deal rate', 'Конверсия в сделку', 'Satış oranı'], {
    input: 'deal_rate',
  }),
  column('aov', 'money', ['Average order value', 'Средний чек', 'Ortalama sepet'], {
    input: 'aov',
  }),
  column('margin_rate', 'share', ['Margin rate', 'Маржинальность', 'Marj oranı'], {
    input: 'margin_rate',
  }),
  column('refund_rate', 'share', ['Refund rate', 'Доля возвратов', 'İade oranı'], {
    input: 'refund_rate',
  }),
  column('fee', 'money', ['Fee', 'Комиссия', 'Komisyon']),
  column('cost', 'money', ['Cost', 'Расход', 'Maliyet'], { width: 16 }),
  column('vat', 'money', ['VAT', 'НДС', 'KDV']),
  column('cash_out', 'money', ['Cash out', 'Отток денег', 'Nakit çıkışı'], { width: 16 }),
  column('impressions', 'count', ['Impressions', 'Показы', 'Gösterim']),
  column('clicks', 'count', ['Clicks', 'Клики', 'Tıklama']),
  column('visits', 'count', ['Visits', 'Визиты', 'Ziyaret']),
  column('leads', 'count', ['Leads', 'Лиды', 'Potansiyel müşteri']),
  column('qualified', 'count', ['Qualified', 'Квалифицированные', 'Nitelikli']),
  column('deals', 'count', ['Deals', 'Сделки', 'Satış']),
  column('revenue', 'money', ['Revenue', 'Выручка', 'Ciro'], { width: 16 }),
  column('margin', 'money', ['Margin', 'Маржа', 'Marj'], { width: 16 }),
  column('cpl', 'money', ['CPL', 'CPL', 'CPL']),
  column('cpo', 'money', ['CPO', 'CPO', 'CPO']),
  column('drr', 'share', ['Cost-to-revenue ratio', 'ДРР', 'Maliyet/ciro oranı']),
  column('romi_revenue', 'share', ['ROMI by revenue', 'ROMI по выручке', 'ROMI (ciro)']),
  column('romi_margin', 'share', ['ROMI by margin', 'ROMI по марже', 'ROMI (marj)']),
  column('break_even_cpl', 'money', ['Break-even CPL', 'Предельный CPL', 'Başabaş CPL']),
  column('break_even_cpc', 'money', ['Break-even CPC', 'Предельный CPC', 'Başabaş TBM']),
  column('comment', 'text', ['Comment', 'Комментарий', 'Yorum'], { input: 'comment', width: 30 }),
  // Amounts with more digits than a spreadsheet keeps, as JSON.
  column('exact', 'text', ['Exact', 'Exact', 'Exact'], { isHidden: true }),
  // Names of channels may differ by case alone, or hold what SUMIFS takes for a pattern.
  column('channel_no', 'whole', ['Channel no.', 'Channel no.', 'Channel no.'], { isHidden: true }),
] as const satisfies readonly PlanColumn[];

export const TOTALS_ROW = 3;
export const HEADINGS_ROW = 4;
export const FIRST_LINE = 5;

const PLACES = new Map<string, number>(PLAN_COLUMNS.map(({ key }, at) => [key, at]));

/** Place of a column, from 0. */
export function planColumn(key: string): number {
  const at = PLACES.get(key);
  if (at === undefined) throw new Error(`There is no column ${key}`);
  return at;
}

/** Letters of a column of the sheet `Plan`. */
export function planLetters(key: string): string {
  return columnLetters(planColumn(key));
}

/** A column over all lines, as formulae of other sheets name it; one row where there is no line. */
export function planRange(key: string, lines: number): string {
  const letters = planLetters(key);
  return `Plan!$${letters}$${FIRST_LINE}:$${letters}$${FIRST_LINE + Math.max(1, lines) - 1}`;
}

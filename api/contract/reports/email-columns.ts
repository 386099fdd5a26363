import type { Column, TableRow, Texts } from '../table.ts';
import type { MESSAGE_MEASURES } from './email-drills.ts';
import { EMAIL_BY, type EmailBy, MESSAGE_COLUMNS } from './email-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface EmailAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: EmailBy;
  readonly window: number;
}

const question = ({ cells }: TableRow, { from, to, by, window }: EmailAsked) => {
  const name = cells[MESSAGE_COLUMNS[by].key];
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...{ by, window: String(window) },
    ...(typeof name === 'string' && { name }),
  };
};

const counted = (
  key: (typeof MESSAGE_MEASURES)[number],
  label: Texts,
  more: Partial<Column<EmailAsked>> = {},
): Column<EmailAsked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => ({
    path: 'email/rows',
    query: { ...question(row, asked), measure: key },
    adds: 'count',
    sum: 'count',
  }),
});

const rate = (key: string, label: Texts, better: 'higher' | 'lower'): Column<EmailAsked> => ({
  ...{ key, unit: 'percent', label, better },
  opens: () => 'derived',
});

const sold = (key: 'orders' | 'revenue' | 'margin', column: Partial<Column<EmailAsked>>) =>
  ({
    ...{ key, unit: key === 'orders' ? 'count' : 'money', ...column },
    opens: (row, asked) => ({
      path: 'email/sales',
      query: question(row, asked),
      adds: key === 'orders' ? 'count' : key,
      sum: key === 'orders' ? 'count' : key,
    }),
  }) as Column<EmailAsked>;

const FIGURES: readonly Column<EmailAsked>[] = [
  counted('sent', { en: 'Sent', ru: 'Отправлено', tr: 'Gönderilen' }, { bar: true }),
  counted('delivered', { en: 'Delivered', ru: 'Доставлено', tr: 'Teslim edilen' }),
  counted('bounced', { en: 'Bounced', ru: 'Не доставлено', tr: 'Geri dönen' }, { better: 'lower' }),
  rate('delivery_rate', { en: 'Delivery', ru: 'Доставляемость', tr: 'Teslim oranı' }, 'higher'),
  counted('clicked', { en: 'Clicked', ru: 'Перешли', tr: 'Tıklayan' }, { better: 'higher' }),
  rate('click_rate', { en: 'Click rate', ru: 'Доля переходов', tr: 'Tıklama oranı' }, 'higher'),
  sold('orders', { label: { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' }, better: 'higher' }),
  sold('revenue', { metric: 'revenue' }),
  sold('margin', { metric: 'margin' }),
  {
    ...{ key: 'revenue_per_thousand', unit: 'money', better: 'higher', opens: () => 'derived' },
    label: {
      en: 'Revenue per 1,000 delivered',
      ru: 'Выручка на 1000 доставленных',
      tr: 'Teslim edilen 1.000 ileti başına ciro',
    },
  },
  counted('opened', { en: 'Opened', ru: 'Открыли', tr: 'Açan' }),
  counted('read', { en: 'Opened by people', ru: 'Открыли люди', tr: 'Kişilerce açılan' }),
  rate('open_rate', { en: 'Open rate', ru: 'Доля открытий', tr: 'Açılma oranı' }, 'higher'),
  rate('click_to_open', { en: 'Clicks of opens', ru: 'CTOR', tr: 'Açanlarda tıklama' }, 'higher'),
  counted(
    'unsubscribed',
    { en: 'Unsubscribed', ru: 'Отписались', tr: 'Abonelikten çıkan' },
    { better: 'lower' },
  ),
  rate('unsubscribe_rate', { en: 'Unsubscribes', ru: 'Доля отписок', tr: 'Çıkma oranı' }, 'lower'),
  counted(
    'complained',
    { en: 'Complaints', ru: 'Жалобы на спам', tr: 'Şikâyet' },
    { better: 'lower' },
  ),
  rate('complaint_rate', { en: 'Complaint rate', ru: 'Доля жалоб', tr: 'Şikâyet oranı' }, 'lower'),
];

/** Columns of the report by what its rows are. */
export function emailColumns(by: EmailBy): readonly Column<EmailAsked>[] {
  const { campaign, type, month } = MESSAGE_COLUMNS;
  return [...{ campaign: [campaign, type], type: [type], month: [month] }[by], ...FIGURES];
}

/** Every column that the report can have. */
export const ALL_EMAIL_COLUMNS: readonly Column<EmailAsked>[] = [
  ...EMAIL_BY.map((by) => MESSAGE_COLUMNS[by]),
  ...FIGURES,
];

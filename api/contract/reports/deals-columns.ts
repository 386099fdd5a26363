import type { Column, NotOpened, Opening, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import type { DealStatus, DealsBy, DealsWhich } from './deals-terms.ts';

/** How the report was asked, and so the deals behind a cell. */
export interface DealsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: DealsBy;
  readonly which: DealsWhich;
  readonly where: readonly Condition[];
}

type DealsColumn = Column<DealsAsked>;

const GROUP = {
  stage: { key: 'stage', label: { en: 'Stage', ru: 'Этап', tr: 'Aşama' } },
  owner: { key: 'owner', label: { en: 'In charge', ru: 'Ответственный', tr: 'Sorumlu' } },
  channel: {
    ...{ key: 'first_channel', isChannel: true },
    label: { en: 'First channel', ru: 'Первый канал', tr: 'İlk kanal' },
  },
} as const;

/** The column that names the row of a group. */
export function groupColumn(by: Exclude<DealsBy, 'deal'>): DealsColumn {
  return { unit: 'text', ...GROUP[by] };
}

/** The deals of a row; of all of them in the row of sums. */
function openRow(
  row: TableRow,
  { from, to, by, which, where }: DealsAsked,
  adds: 'count' | 'amount' | 'margin',
  status?: DealStatus,
): Opening {
  const name = row.sum || by === 'deal' ? undefined : row.cells[GROUP[by].key];
  return {
    path: 'deals/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ which, by },
      ...(typeof name === 'string' && { name }),
      ...(status && { status }),
      ...(where.length > 0 && { where: where.map(conditionText) }),
    },
    adds,
    sum: `totals.${adds === 'count' ? 'deals' : adds}`,
  };
}

function counted(
  key: string,
  label: Texts,
  { status, ...more }: Partial<DealsColumn> & { readonly status?: DealStatus } = {},
): DealsColumn {
  return {
    ...{ key, unit: 'count', label, ...more },
    opens: (row, asked) => openRow(row, asked, 'count', status),
  };
}

const money = (key: 'amount' | 'margin', label: Texts): DealsColumn => ({
  ...{ key, unit: 'money', label, better: 'higher' },
  opens: (row, asked): Opening | NotOpened =>
    asked.by === 'deal' && !row.sum ? 'bound' : openRow(row, asked, key),
});
const AMOUNT = money('amount', { en: 'Amount', ru: 'Сумма', tr: 'Tutar' });
const MARGIN = money('margin', { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' });

const days = (key: string, label: Texts, opens: NotOpened): DealsColumn => ({
  ...{ key, unit: 'days', label, better: 'lower', opens: () => opens },
});
const text = (key: string, label: Texts): DealsColumn => ({ key, unit: 'text', label });

/** A deal by itself. */
export const DEAL_COLUMNS: readonly DealsColumn[] = [
  text('label', { en: 'Deal', ru: 'Сделка', tr: 'Anlaşma' }),
  groupColumn('stage'),
  text('status', { en: 'Status', ru: 'Статус', tr: 'Durum' }),
  days('age_days', { en: 'Age, days', ru: 'Возраст, дней', tr: 'Yaş, gün' }, 'bound'),
  days('stage_days', { en: 'In stage, days', ru: 'На этапе, дней', tr: 'Aşamada, gün' }, 'bound'),
  AMOUNT,
  MARGIN,
  groupColumn('channel'),
  {
    ...text('last_channel', { en: 'Last channel', ru: 'Последний канал', tr: 'Son kanal' }),
    isChannel: true,
  },
  {
    ...{ key: 'touches', unit: 'count' },
    label: { en: 'Touches', ru: 'Касания', tr: 'Temas' },
    // The journey of this deal.
    opens: ({ cells }) =>
      typeof cells.conversion === 'string'
        ? {
            ...{ path: `journeys/${cells.conversion}`, query: {} },
            ...{ adds: 'count', rows: 'touches' },
          }
        : 'bound',
  },
  groupColumn('owner'),
  text('opened', { en: 'Opened', ru: 'Открыта', tr: 'Açıldı' }),
  text('closed', { en: 'Closed', ru: 'Закрыта', tr: 'Kapandı' }),
  text('lost_reason', { en: 'Reason of loss', ru: 'Причина отказа', tr: 'Kayıp nedeni' }),
  { ...text('source', { en: 'Source', ru: 'Источник', tr: 'Kaynak' }), isSource: true },
];

const GROUP_FIGURES: readonly DealsColumn[] = [
  counted('deals', { en: 'Deals', ru: 'Сделки', tr: 'Anlaşmalar' }, { bar: true }),
  counted('open', { en: 'Open', ru: 'В работе', tr: 'Açık' }, { status: 'open' }),
  counted(
    'won',
    { en: 'Won', ru: 'Выиграны', tr: 'Kazanılan' },
    { status: 'won', better: 'higher' },
  ),
  counted(
    'lost',
    { en: 'Lost', ru: 'Проиграны', tr: 'Kaybedilen' },
    { status: 'lost', better: 'lower' },
  ),
  {
    ...{ key: 'win_rate', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: { en: 'Won of the closed', ru: 'Доля выигранных', tr: 'Kazanma oranı' },
  },
  AMOUNT,
  MARGIN,
  days(
    'age_days',
    { en: 'Median age, days', ru: 'Медиана возраста, дней', tr: 'Ortanca yaş, gün' },
    'derived',
  ),
  days(
    'stage_days',
    { en: 'Median in stage, days', ru: 'Медиана на этапе, дней', tr: 'Aşamada ortanca gün' },
    'derived',
  ),
];

/** Columns of the report by what its rows are. */
export function dealsColumns(by: DealsBy): readonly DealsColumn[] {
  return by === 'deal' ? DEAL_COLUMNS : [groupColumn(by), ...GROUP_FIGURES];
}

/** Every column that the report can have. */
export const ALL_DEALS_COLUMNS: readonly DealsColumn[] = [
  ...DEAL_COLUMNS,
  ...GROUP_FIGURES.filter(({ key }) => !DEAL_COLUMNS.some((one) => one.key === key)),
];

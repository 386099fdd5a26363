import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import type { ServiceBy } from './service-terms.ts';

export interface ServiceAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: ServiceBy;
  readonly days: number;
  readonly goal?: string | undefined;
  readonly where: readonly Condition[];
}

type ServiceColumn = Column<ServiceAsked>;

export const SERVICE_NAMES: Readonly<Record<ServiceBy, Column>> = {
  topic: { key: 'topic', unit: 'text', label: { en: 'Topic', ru: 'Тема', tr: 'Konu' } },
  operator: {
    ...{ key: 'operator', unit: 'text' },
    label: { en: 'Operator', ru: 'Оператор', tr: 'Operatör' },
  },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  onboarding: {
    ...{ key: 'cohort', unit: 'text' },
    label: { en: 'First sale in', ru: 'Первая продажа', tr: 'İlk satış' },
  },
};

function openRow(row: TableRow, asked: ServiceAsked, measure: string): Opening {
  const { from, to, by, days, goal, where } = asked;
  const name = row.sum ? undefined : row.cells[SERVICE_NAMES[by].key];
  const isOfCustomers = by === 'onboarding';
  return {
    path: isOfCustomers ? 'service/customers' : 'service/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...(isOfCustomers
        ? { ...(goal && { goal }) }
        : {
            ...{ by, days: String(days) },
            ...(where.length > 0 && { where: where.map(conditionText) }),
          }),
      measure,
      ...(typeof name === 'string' && { name }),
    },
    ...{ adds: 'count', sum: 'count' },
  };
}

const counted = (key: string, label: Texts, more: Partial<ServiceColumn> = {}): ServiceColumn => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => openRow(row, asked, key),
});
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  better: 'higher' | 'lower',
): ServiceColumn => ({ key, unit, label, better, opens: () => 'derived' });

const OF_REQUESTS: readonly ServiceColumn[] = [
  counted('requests', { en: 'Requests', ru: 'Обращения', tr: 'Başvurular' }, { bar: true }),
  counted('answered', { en: 'Answered', ru: 'С ответом', tr: 'Yanıtlanan' }),
  derived(
    'response',
    'count',
    {
      en: 'Median first response, min',
      ru: 'Медиана первого ответа, мин',
      tr: 'Ortanca ilk yanıt, dk',
    },
    'lower',
  ),
  counted('solved', { en: 'Solved', ru: 'Решено', tr: 'Çözülen' }, { better: 'higher' }),
  derived(
    'solved_share',
    'percent',
    { en: 'Solved, share', ru: 'Доля решённых', tr: 'Çözülme oranı' },
    'higher',
  ),
  derived(
    'hours',
    'count',
    { en: 'Median to solution, h', ru: 'Медиана до решения, ч', tr: 'Çözüme ortanca süre, sa' },
    'lower',
  ),
  counted(
    'reopened',
    { en: 'Reopened', ru: 'Открыты снова', tr: 'Yeniden açılan' },
    { better: 'lower' },
  ),
  counted(
    'repeated',
    { en: 'Asked again', ru: 'Обратились снова', tr: 'Yeniden başvuran' },
    { better: 'lower' },
  ),
  derived(
    'repeated_share',
    'percent',
    { en: 'Asked again, share', ru: 'Доля повторных', tr: 'Yeniden başvurma oranı' },
    'lower',
  ),
  derived(
    'rating',
    'percent',
    { en: 'Mean rating', ru: 'Средняя оценка', tr: 'Ortalama puan' },
    'higher',
  ),
];

const OF_CUSTOMERS: readonly ServiceColumn[] = [
  counted(
    'customers',
    { en: 'New customers', ru: 'Новые клиенты', tr: 'Yeni müşteriler' },
    { bar: true },
  ),
  counted(
    'reached',
    { en: 'Reached first value', ru: 'Получили первую ценность', tr: 'İlk değere ulaşan' },
    { better: 'higher' },
  ),
  derived(
    'value_days',
    'days',
    {
      en: 'Median days to first value',
      ru: 'Медиана дней до первой ценности',
      tr: 'İlk değere ortanca gün',
    },
    'lower',
  ),
  counted(
    'asked',
    { en: 'Asked for help in 30 days', ru: 'Обратились за 30 дней', tr: '30 günde yardım isteyen' },
    { better: 'lower' },
  ),
  derived(
    'asked_share',
    'percent',
    { en: 'Asked, share', ru: 'Доля обратившихся', tr: 'Yardım isteme oranı' },
    'lower',
  ),
  counted(
    'again',
    { en: 'Bought again in 90 days', ru: 'Купили снова за 90 дней', tr: '90 günde yeniden alan' },
    { better: 'higher' },
  ),
  derived(
    'again_share',
    'percent',
    { en: 'Bought again, share', ru: 'Доля купивших снова', tr: 'Yeniden alma oranı' },
    'higher',
  ),
];

/** Columns of the report by what its rows are. */
export function serviceColumns(by: ServiceBy): readonly ServiceColumn[] {
  return [
    SERVICE_NAMES[by] as ServiceColumn,
    ...(by === 'onboarding' ? OF_CUSTOMERS : OF_REQUESTS),
  ];
}

export const ALL_SERVICE_COLUMNS: readonly ServiceColumn[] = [
  ...(Object.values(SERVICE_NAMES) as ServiceColumn[]),
  ...OF_REQUESTS,
  ...OF_CUSTOMERS,
];

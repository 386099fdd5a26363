import type { Column, NotOpened, Opening, TableRow, Texts } from '../table.ts';
import type { Scored, ScoresBy } from './scores-terms.ts';

export interface ScoresAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly who: Scored;
}

type ScoresColumn = Column<ScoresAsked>;
const text = (key: string, label: Texts, more: Partial<ScoresColumn> = {}): ScoresColumn => ({
  ...{ key, unit: 'text', label, ...more },
});
const number = (
  key: string,
  unit: ScoresColumn['unit'],
  label: Texts,
  opens: NotOpened,
  more: Partial<ScoresColumn> = {},
): ScoresColumn => ({ key, unit, label, ...more, opens: () => opens });

const CHANNEL = text('channel', { en: 'Channel', ru: 'Канал', tr: 'Kanal' }, { isChannel: true });
const COUNT = { en: 'People', ru: 'Людей', tr: 'Kişi' } as const;

/** The people of a channel, or all of them. */
function openPeople(row: TableRow, { from, to, who }: ScoresAsked): Opening {
  const { channel } = row.cells;
  return {
    path: 'scores/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      who,
      ...(!row.sum && typeof channel === 'string' && { channel }),
    },
    ...{ adds: 'count', sum: 'count' },
  };
}

const SCORE = number(
  'score',
  'percent',
  { en: 'Will buy', ru: 'Купит', tr: 'Satın alır' },
  'bound',
  { better: 'higher', bar: true },
);

/** An open lead. */
export const OPEN_LEAD_COLUMNS: readonly ScoresColumn[] = [
  text('lead_type', { en: 'Lead type', ru: 'Тип лида', tr: 'Aday türü' }),
  SCORE,
  number(
    'expected',
    'money',
    { en: 'Expected margin', ru: 'Ожидаемая маржа', tr: 'Beklenen katkı payı' },
    'derived',
    { better: 'higher' },
  ),
  number('age_days', 'days', { en: 'Age, days', ru: 'Возраст, дней', tr: 'Yaş, gün' }, 'bound'),
  CHANNEL,
  {
    ...{ key: 'touches', unit: 'count' },
    label: { en: 'Touches', ru: 'Касания', tr: 'Temas' },
    opens: ({ cells }) => ({
      ...{ path: `journeys/${cells.conversion}`, query: {} },
      ...{ adds: 'count', rows: 'touches' },
    }),
  },
  text('owner', { en: 'In charge', ru: 'Ответственный', tr: 'Sorumlu' }),
  text('day', { en: 'Day', ru: 'День', tr: 'Gün' }),
  { ...text('source', { en: 'Source', ru: 'Источник', tr: 'Kaynak' }), isSource: true },
];

const CHANNEL_COLUMNS: readonly ScoresColumn[] = [
  CHANNEL,
  { key: 'count', unit: 'count', label: COUNT, opens: openPeople },
  number(
    'mean_score',
    'percent',
    { en: 'Will buy, mean', ru: 'Купят, в среднем', tr: 'Satın alır, ortalama' },
    'derived',
    { better: 'higher' },
  ),
  number(
    'index',
    'count',
    { en: 'Quality index', ru: 'Индекс качества', tr: 'Kalite endeksi' },
    'derived',
    { better: 'higher', bar: true },
  ),
  number(
    'value',
    'money',
    {
      en: 'Expected margin each',
      ru: 'Ожидаемая маржа на одного',
      tr: 'Kişi başına beklenen katkı payı',
    },
    'derived',
    { better: 'higher' },
  ),
];

const BIN_COLUMNS: readonly ScoresColumn[] = [
  text('bin', { en: 'Score', ru: 'Оценка', tr: 'Puan' }),
  number('tested', 'count', COUNT, 'bound'),
  number('predicted', 'percent', { en: 'Predicted', ru: 'Предсказано', tr: 'Öngörülen' }, 'bound'),
  number('observed', 'percent', { en: 'Bought', ru: 'Купили', tr: 'Satın alan' }, 'bound'),
];

const FEATURE_COLUMNS: readonly ScoresColumn[] = [
  text('feature', { en: 'What is known', ru: 'Что известно', tr: 'Bilinen' }),
  number('odds', 'ratio', { en: 'Odds ×', ru: 'Шансы ×', tr: 'Olasılık oranı ×' }, 'bound'),
];

/** Columns of the report by what its rows are. */
export function scoresColumns(by: ScoresBy): readonly ScoresColumn[] {
  if (by === 'lead') return OPEN_LEAD_COLUMNS;
  return by === 'channel' ? CHANNEL_COLUMNS : by === 'bin' ? BIN_COLUMNS : FEATURE_COLUMNS;
}

export const ALL_SCORES_COLUMNS: readonly ScoresColumn[] = [
  ...OPEN_LEAD_COLUMNS,
  ...CHANNEL_COLUMNS.slice(1),
  ...BIN_COLUMNS,
  ...FEATURE_COLUMNS,
];

/** People of a channel. */
export const PEOPLE_COLUMNS: readonly Column[] = [
  text('day', { en: 'Day', ru: 'День', tr: 'Gün' }),
  SCORE,
  CHANNEL,
  text('sold', { en: 'Bought', ru: 'Купил', tr: 'Satın aldı' }),
] as readonly Column[];

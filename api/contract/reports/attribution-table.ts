import type { Column, ColumnUnit, NotOpened, Opening, ReportTable, TableRow } from '../table.ts';
import { LEVELS, MODELS } from '../terms.ts';
import { type Condition, conditionText } from '../where.ts';
import type { AttributionReport } from './attribution.ts';
import { LEVEL_COLUMNS } from './level-columns.ts';

/** What decides which rows stand behind a credit. */
interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: string;
  readonly of: string;
  readonly value: string;
  readonly where: readonly Condition[];
}

const derived = () => 'derived' as const;
const bound = () => 'bound' as const;

const FIGURES: readonly Column<Asked>[] = [
  { key: 'model', unit: 'text', label: { en: 'Model', ru: 'Модель', tr: 'Model' } },
  { key: 'cost', unit: 'money', metric: 'cost', opens: costOf },
  {
    key: 'conversions',
    unit: 'count',
    better: 'higher',
    bar: true,
    label: { en: 'Conversions', ru: 'Конверсии', tr: 'Dönüşümler' },
    opens: (row, asked) => creditOf(row, asked, 'conversions'),
  },
  {
    key: 'share',
    unit: 'percent',
    label: { en: 'Share', ru: 'Доля', tr: 'Pay' },
    opens: derived,
  },
  {
    key: 'value',
    unit: 'money',
    better: 'higher',
    bar: true,
    label: { en: 'Value', ru: 'Ценность', tr: 'Değer' },
    opens: (row, asked) => creditOf(row, asked, 'value'),
  },
  {
    key: 'romi',
    unit: 'percent',
    better: 'higher',
    label: { en: 'ROMI', ru: 'ROMI', tr: 'ROMI' },
    opens: derived,
  },
  { key: 'rank', unit: 'count', label: { en: 'Rank', ru: 'Место', tr: 'Sıra' }, opens: derived },
  {
    key: 'removal_effect',
    unit: 'percent',
    label: { en: 'Removal effect', ru: 'Эффект удаления', tr: 'Çıkarma etkisi' },
    opens: () => 'fitted',
  },
];

const ENDS = [
  ['low', { en: 'low', ru: 'нижняя граница', tr: 'alt sınır' }],
  ['high', { en: 'high', ru: 'верхняя граница', tr: 'üst sınır' }],
] as const;

const BOUNDS = ['conversions', 'share', 'value', 'romi', 'rank'].flatMap((key) => {
  const { unit, label } = FIGURES.find((figure) => figure.key === key)!;
  return ENDS.map(([end, words]) => boundColumn(`${key}_${end}`, unit, label!, words));
});

function boundColumn(
  key: string,
  unit: ColumnUnit,
  label: NonNullable<Column['label']>,
  words: NonNullable<Column['label']>,
): Column<Asked> {
  const of = (language: keyof typeof words) => `${label[language]}, ${words[language]}`;
  return {
    key,
    unit,
    isAside: true,
    label: { en: of('en'), ru: of('ru'), tr: of('tr') },
    opens: bound,
  };
}

export const attributionColumns: readonly Column<Asked>[] = [
  ...LEVELS.map((level) => LEVEL_COLUMNS[level]),
  ...FIGURES,
  ...BOUNDS,
];

/** The names that the key of a row holds, as the report `channels` asks for them. */
function placeOf({ key = '', isUnattributed }: TableRow): Readonly<Record<string, string>> {
  return isUnattributed ? { kind: 'unattributed' } : Object.fromEntries(new URLSearchParams(key));
}

function periodOf({ from, to, basis, where }: Asked) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    basis,
    ...(where.length > 0 && { where: where.map(conditionText) }),
  };
}

/** A rule's credit opens its conversions; a data-driven model learns from all journeys together. */
function creditOf(
  row: TableRow,
  asked: Asked,
  figure: 'conversions' | 'value',
): Opening | NotOpened {
  const model = String(row.cells.model);
  if (!MODELS.some((rule) => rule === model)) return 'fitted';
  if (asked.of.startsWith('goal:')) return 'not_listed';
  const query = { ...periodOf(asked), model, ...placeOf(row) };
  const opened = (metric: string) => ({ path: 'channels/rows', query: { ...query, metric } });
  if (asked.of === 'lead')
    return figure === 'value' ? 'derived' : { ...opened('leads'), adds: 'amount', sum: 'sum' };
  const only = asked.of === 'sale' ? {} : { only: { key: 'type', is: asked.of } };
  return figure === 'value'
    ? { ...opened(asked.value), adds: 'amount', ...only }
    : // Each sale stands there with the share of it that is credited.
      { ...opened('revenue'), adds: 'share', ...only };
}

function costOf(row: TableRow, asked: Asked): Opening | NotOpened {
  return {
    path: 'channels/rows',
    query: { ...periodOf(asked), metric: 'cost', ...placeOf(row) },
    adds: 'amount',
    sum: 'sum',
  };
}

/** One row a row of the report and model. */
export function attributionTable({ meta, rows }: AttributionReport): ReportTable {
  return {
    columns: [...meta.by.map((level) => LEVEL_COLUMNS[level]), ...FIGURES, ...BOUNDS],
    rows: rows.flatMap(({ models, cost, key, kind, ...place }) =>
      Object.entries(models).map(([model, { interval, ...cell }]): TableRow => {
        const { channel, source, campaign, ad_group, keyword } = place;
        const ends = Object.entries(interval ?? {}).flatMap(([name, range]) => [
          [`${name}_low`, range?.[0]],
          [`${name}_high`, range?.[1]],
        ]);
        return {
          cells: {
            ...{ channel, source, campaign, ad_group, keyword, model, cost, ...cell },
            ...Object.fromEntries(ends),
          },
          key,
          isUnattributed: kind === 'unattributed',
        };
      }),
    ),
  };
}

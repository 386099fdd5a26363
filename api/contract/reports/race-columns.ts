import type { Column, NotOpened, Opening, TableRow } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';

/** How the report was asked, and so what stands behind a figure. */
export interface RaceAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
  readonly compare: string;
  readonly where: readonly Condition[];
}

/** What the volume of a stage is counted in: a metric of the catalogue, and of whom. */
const VOLUME_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reach: { metric: 'visits' },
  act: { metric: 'leads' },
  convert: { metric: 'sold' },
  engage: { metric: 'sold', customer: 'repeat' },
};

const volumeOf =
  (side: 'current' | 'previous') =>
  ({ cells }: TableRow, asked: RaceAsked): Opening | NotOpened => {
    const counted = VOLUME_OF[String(cells.stage)];
    if (!counted) return 'bound';
    const { from, to, model, basis, compare, where } = asked;
    return {
      path: 'explore/rows',
      query: {
        ...(from && { from }),
        ...(to && { to }),
        ...{ model, basis, ...counted },
        ...(where.length > 0 && { where: where.map(conditionText) }),
        ...(side === 'previous' && { compare, side }),
      },
      adds: 'amount',
      sum: 'sum',
    };
  };

const derived = () => 'derived' as const;

export const raceColumns: readonly Column<RaceAsked>[] = [
  { key: 'stage', unit: 'text', label: { en: 'Stage', ru: 'Этап', tr: 'Aşama' } },
  {
    ...{ key: 'volume', unit: 'count', bar: true, better: 'higher', opens: volumeOf('current') },
    label: { en: 'Volume', ru: 'Объём', tr: 'Hacim' },
  },
  {
    ...{ key: 'volume_before', unit: 'count', opens: volumeOf('previous') },
    label: { en: 'Volume before', ru: 'Объём раньше', tr: 'Önceki hacim' },
  },
  {
    ...{ key: 'quality', unit: 'percent', better: 'higher', opens: derived },
    label: { en: 'Quality', ru: 'Качество', tr: 'Kalite' },
  },
  {
    ...{ key: 'quality_before', unit: 'percent', opens: derived },
    label: { en: 'Quality before', ru: 'Качество раньше', tr: 'Önceki kalite' },
  },
  {
    ...{ key: 'value', unit: 'money', better: 'higher', opens: derived },
    label: { en: 'Value of one', ru: 'Ценность одного', tr: 'Birinin değeri' },
  },
  {
    ...{ key: 'value_before', unit: 'money', opens: derived },
    label: { en: 'Value before', ru: 'Ценность раньше', tr: 'Önceki değer' },
  },
  {
    ...{ key: 'cost', unit: 'money', better: 'lower', opens: derived },
    label: { en: 'Cost of one', ru: 'Цена одного', tr: 'Birinin maliyeti' },
  },
  {
    ...{ key: 'cost_before', unit: 'money', opens: derived },
    label: { en: 'Cost before', ru: 'Цена раньше', tr: 'Önceki maliyet' },
  },
  {
    ...{ key: 'of_planned', unit: 'count', opens: derived },
    label: {
      en: 'Volume of planned channels',
      ru: 'Объём каналов из плана',
      tr: 'Plandaki kanalların hacmi',
    },
  },
  {
    ...{ key: 'planned', unit: 'count', opens: () => 'bound' },
    label: { en: 'Planned', ru: 'По плану', tr: 'Planlanan' },
  },
  {
    ...{ key: 'why', unit: 'text', isAside: true },
    label: { en: 'Why empty', ru: 'Почему пусто', tr: 'Neden boş' },
  },
];

import type { Column, NotOpened, Opening, TableRow, Texts } from '../table.ts';
import { SOCIAL_NAMES, type SocialBy, type SocialMeasure } from './social-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface SocialAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: SocialBy;
}
type SocialColumn = Column<SocialAsked>;

const daysOf = ({ from, to }: SocialAsked) => ({ ...(from && { from }), ...(to && { to }) });

const counted = (
  key: SocialMeasure,
  label: Texts,
  more: Partial<SocialColumn> = {},
): SocialColumn => ({
  ...{ key, unit: 'count', label, ...more },
  opens: (row, asked) => {
    const name = row.sum ? undefined : row.cells[SOCIAL_NAMES[asked.by].key];
    return {
      path: 'social/rows',
      query: {
        ...{ ...daysOf(asked), by: asked.by, measure: key },
        ...(typeof name === 'string' && { name }),
      },
      adds: key === 'posts' ? 'count' : key,
      ...(key === 'posts' && { sum: 'count' }),
    };
  },
});

/** What the visits by a tag led to; of several tags it is worked out. */
const tagged = (metric: 'visits' | 'orders' | 'revenue') => {
  return ({ cells }: TableRow, asked: SocialAsked): Opening | NotOpened => {
    const tags = (cells.tags ?? []) as readonly (readonly string[])[];
    const [tag] = tags;
    if (!tag || tags.length > 1) return 'derived';
    const [source, medium, campaign] = tag;
    return {
      path: 'explore',
      query: {
        ...{ ...daysOf(asked), by: 'source,medium,campaign', metrics: metric },
        where: [`source:is:${source}`, `medium:is:${medium}`, `campaign:is:${campaign}`],
      },
      adds: metric,
    };
  };
};
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  more: Partial<SocialColumn> = {},
): SocialColumn => ({ key, unit, label, ...more, opens: () => 'derived' });

const FIGURES: readonly SocialColumn[] = [
  counted('posts', { en: 'Posts', ru: 'Публикации', tr: 'Gönderiler' }, { bar: true }),
  counted('reach', { en: 'Reach of posts', ru: 'Охват публикаций', tr: 'Gönderi erişimi' }),
  counted('engagements', { en: 'Engagements', ru: 'Вовлечения', tr: 'Etkileşimler' }),
  derived(
    'engagement_rate',
    'percent',
    { en: 'Engagement rate', ru: 'Вовлечённость', tr: 'Etkileşim oranı' },
    { better: 'higher' },
  ),
  counted('clicks', { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' }),
];
const OF_SITE: readonly SocialColumn[] = [
  { key: 'visits', unit: 'count', metric: 'visits', opens: tagged('visits') },
  { key: 'orders', unit: 'count', metric: 'orders', opens: tagged('orders') },
  { key: 'revenue', unit: 'money', metric: 'revenue', opens: tagged('revenue') },
];
const OF_PROFILE: readonly SocialColumn[] = [
  counted('mentions', { en: 'Mentions', ru: 'Упоминания', tr: 'Bahsedilme' }),
  derived('followers', 'count', { en: 'Followers', ru: 'Подписчики', tr: 'Takipçiler' }),
];
const OF_HOUR: readonly SocialColumn[] = [
  derived('low', 'percent', { en: 'Rate, at least', ru: 'Не меньше', tr: 'En az' }),
  derived('high', 'percent', { en: 'Rate, at most', ru: 'Не больше', tr: 'En çok' }),
  {
    ...{ key: 'hour_verdict', unit: 'text' },
    label: { en: 'Against other hours', ru: 'Против других часов', tr: 'Diğer saatlere göre' },
  },
];

/** Columns of the report by what its rows are. */
export function socialColumns(by: SocialBy): readonly SocialColumn[] {
  return [
    SOCIAL_NAMES[by] as SocialColumn,
    ...FIGURES,
    ...(by === 'hour' ? OF_HOUR : OF_SITE),
    ...(by === 'network' || by === 'month' ? OF_PROFILE : []),
  ];
}

export const ALL_SOCIAL_COLUMNS: readonly SocialColumn[] = [
  ...(Object.values(SOCIAL_NAMES) as SocialColumn[]),
  ...[...FIGURES, ...OF_SITE, ...OF_PROFILE, ...OF_HOUR],
];

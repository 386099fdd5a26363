import type { Column } from '../table.ts';

export const SOCIAL_BY = ['network', 'post', 'hour', 'month'] as const;
export type SocialBy = (typeof SOCIAL_BY)[number];
export const SOCIAL_MEASURES = ['posts', 'reach', 'engagements', 'clicks', 'mentions'] as const;
export type SocialMeasure = (typeof SOCIAL_MEASURES)[number];

/** Fewer posts of an hour say nothing about it. */
export const LEAST_POSTS = 10;

export const SOCIAL_NAMES: Readonly<Record<SocialBy, Column>> = {
  network: {
    ...{ key: 'network', unit: 'text' },
    label: { en: 'Network', ru: 'Соцсеть', tr: 'Sosyal ağ' },
  },
  post: { key: 'post', unit: 'text', label: { en: 'Post', ru: 'Публикация', tr: 'Gönderi' } },
  hour: { key: 'hour', unit: 'text', label: { en: 'Hour', ru: 'Час', tr: 'Saat' } },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
};

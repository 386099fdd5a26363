import { DIMENSIONS } from '../dimensions.ts';
import type { Column } from '../table.ts';

export const NPS_BY = ['channel', 'month', 'survey', 'driver'] as const;
export type NpsBy = (typeof NPS_BY)[number];

export const NPS_COLUMNS: Readonly<Record<NpsBy, Column>> = {
  channel: { key: 'channel', unit: 'text', isChannel: true, label: DIMENSIONS.channel.label },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  survey: { key: 'survey', unit: 'text', label: { en: 'Survey', ru: 'Опрос', tr: 'Anket' } },
  driver: {
    ...{ key: 'driver', unit: 'text' },
    label: { en: 'What was rated', ru: 'Что оценивали', tr: 'Değerlendirilen' },
  },
};

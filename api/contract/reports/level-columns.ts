import type { Column } from '../table.ts';
import type { Level } from '../terms.ts';

/** Columns of the levels of rows. */
export const LEVEL_COLUMNS: Readonly<Record<Level, Column>> = {
  channel: {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  source: { key: 'source', unit: 'text', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  campaign: {
    key: 'campaign',
    unit: 'text',
    label: { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' },
  },
  ad_group: {
    key: 'ad_group',
    unit: 'text',
    label: { en: 'Ad group', ru: 'Группа объявлений', tr: 'Reklam grubu' },
  },
  keyword: {
    key: 'keyword',
    unit: 'text',
    label: { en: 'Keyword', ru: 'Ключевая фраза', tr: 'Anahtar kelime' },
  },
};

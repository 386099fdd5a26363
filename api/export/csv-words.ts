import type { LEVELS } from '../contract/channels.ts';
import type { Language } from '../contract/languages.ts';

interface Words {
  readonly levels: Readonly<Record<(typeof LEVELS)[number], string>>;
  readonly total: string;
  readonly paid: string;
  readonly unattributed: string;
  readonly previous: string;
  readonly flags: string;
  readonly why: string;
}

/** What a CSV file meant for reading says beside the names of the catalogue. */
export const CSV_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    levels: {
      ...{ channel: 'Channel', source: 'Source', campaign: 'Campaign' },
      ...{ ad_group: 'Ad group', keyword: 'Keyword' },
    },
    ...{ total: 'Total', paid: 'Paid', unattributed: 'Unattributed' },
    ...{ previous: 'before', flags: 'Flags', why: 'Why empty' },
  },
  ru: {
    levels: {
      ...{ channel: 'Канал', source: 'Источник', campaign: 'Кампания' },
      ...{ ad_group: 'Группа объявлений', keyword: 'Ключевая фраза' },
    },
    ...{ total: 'Итого', paid: 'Платные', unattributed: 'Без источника' },
    ...{ previous: 'период сравнения', flags: 'Пометки', why: 'Почему пусто' },
  },
  tr: {
    levels: {
      ...{ channel: 'Kanal', source: 'Kaynak', campaign: 'Kampanya' },
      ...{ ad_group: 'Reklam grubu', keyword: 'Anahtar kelime' },
    },
    ...{ total: 'Toplam', paid: 'Ücretli', unattributed: 'İlişkilendirilmemiş' },
    ...{ previous: 'önceki dönem', flags: 'İşaretler', why: 'Neden boş' },
  },
};

import type { Column } from '../table.ts';

/** What files say of a row beside its figures: what stands out about it, and why a cell is empty. */
export const ASIDE_COLUMNS: readonly Column[] = [
  {
    key: 'flags',
    unit: 'text',
    isAside: true,
    label: { en: 'Flags', ru: 'Пометки', tr: 'İşaretler' },
  },
  {
    key: 'why',
    unit: 'text',
    isAside: true,
    label: { en: 'Why empty', ru: 'Почему пусто', tr: 'Neden boş' },
  },
];

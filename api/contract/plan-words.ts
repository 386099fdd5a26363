import type { Texts } from './table.ts';

type Words = Readonly<Record<string, Texts>>;

const REACHED: Words = {
  reached: { en: 'pays back', ru: 'окупается', tr: 'geri öder' },
  never_negative: { en: 'never in the red', ru: 'не уходит в минус', tr: 'hiç eksiye düşmez' },
  not_reached: { en: 'does not pay back', ru: 'не окупается', tr: 'geri ödemez' },
  all_zero: { en: 'no flows', ru: 'потоков нет', tr: 'akış yok' },
  unknown: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
};

/** What plans and their scenarios say by code. */
export const PLAN_WORDS = {
  status: {
    draft: { en: 'draft', ru: 'черновик', tr: 'taslak' },
    approved: { en: 'approved', ru: 'утверждён', tr: 'onaylı' },
    locked: { en: 'locked', ru: 'заблокирован', tr: 'kilitli' },
  } as Words,
  irr_status: {
    unique: { en: 'one rate', ru: 'одна ставка', tr: 'tek oran' },
    multiple: { en: 'several rates', ru: 'несколько ставок', tr: 'birden çok oran' },
    no_root: { en: 'no rate', ru: 'ставки нет', tr: 'oran yok' },
    no_sign_change: {
      en: 'only gains or only losses',
      ru: 'только доход или только расход',
      tr: 'yalnız kazanç ya da yalnız kayıp',
    },
    all_zero: REACHED.all_zero!,
    unknown: REACHED.unknown!,
  } as Words,
  payback_status: REACHED,
};

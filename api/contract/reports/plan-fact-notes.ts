import { dayWords } from '../day-words.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import { wordsOf } from '../words.ts';
import { inNeitherSide } from './payback-notes.ts';

interface Noted {
  readonly from: string;
  readonly to: string;
  readonly through: string | null;
  readonly of: string;
  readonly left_out: readonly { readonly channel: string; readonly source: string }[];
  /** Months that are compared with a part of their plan. */
  readonly part_months: readonly {
    readonly month: string;
    readonly days: number;
    readonly whole: number;
  }[];
  readonly unknown: readonly {
    readonly channel: string | null;
    readonly campaign: string | null;
    readonly month: string;
    readonly side: string;
  }[];
}

/** Lines that are named one by one; more are counted. */
const MOST = 3;

const OUTCOMES: Readonly<Record<string, Texts>> = {
  margin: { en: 'margin', ru: 'Маржа', tr: 'Katkı payı' },
  revenue: { en: 'revenue', ru: 'Выручка', tr: 'Ciro' },
  leads: { en: 'leads', ru: 'Число лидов', tr: 'Potansiyel müşteri sayısı' },
  deals: { en: 'deals', ru: 'Число сделок', tr: 'Anlaşma sayısı' },
};
const SIDES: Readonly<Record<string, Texts>> = {
  plan: { en: 'plan', ru: 'план', tr: 'plan' },
  fact: { en: 'fact', ru: 'факт', tr: 'gerçekleşen' },
};

/** What a reader of plan and fact has to know beside the figures. */
export function planFactNotes(noted: Noted): readonly Texts[] {
  const { through, to, from, left_out, unknown, of, part_months } = noted;
  const lines = (language: Language) => unknownLines(unknown, language);
  const outcome = (language: Language) => OUTCOMES[of]?.[language] ?? of;
  return [
    ...(through === null
      ? [
          {
            en: `No day from ${from} to ${to} has all of its data yet: there is nothing to compare.`,
            ru: `За ${dayWords(from, 'ru')} – ${dayWords(to, 'ru')} ещё нет ни одного дня с полными данными: сравнивать нечего.`,
            tr: `${dayWords(from, 'tr')} – ${dayWords(to, 'tr')} arasında verisi tam olan gün henüz yok: karşılaştırılacak bir şey yok.`,
          },
        ]
      : []),
    ...(through !== null && through < to
      ? [
          {
            en: `Facts are compared up to ${through}, the last day that every source has reported.`,
            ru: `Факт сравнивается по ${dayWords(through, 'ru')}: это последний день, за который есть данные всех источников.`,
            tr: `Gerçekleşenler ${dayWords(through, 'tr')} gününe kadar karşılaştırılır: tüm kaynakların bildirdiği son gün.`,
          },
        ]
      : []),
    ...part_months.map(({ month, days, whole }) => ({
      en: `${month} is compared with ${days} of the ${whole} days of its plan.`,
      ru: `${capital(dayWords(month, 'ru'), 'ru')}: сравнение за ${days} из ${whole} дней плана.`,
      tr: `${dayWords(month, 'tr')}: planın ${whole} gününden ${days} günüyle karşılaştırılır.`,
    })),
    ...(left_out.length > 0 ? [inNeitherSide(left_out)] : []),
    ...(unknown.length > 0
      ? [
          {
            en: `The ${outcome('en')} of ${lines('en')} is not known, and no sum with it: give the plan the rate, or the facts the amount.`,
            ru: `${outcome('ru')} неизвестна: ${lines('ru')}; неизвестны и суммы, в которые она входит. Укажите ставку в плане или сумму в данных.`,
            tr: `${outcome('tr')} bilinmiyor: ${lines('tr')}; içinde olduğu toplamlar da bilinmiyor. Plana oranı ya da verilere tutarı girin.`,
          },
        ]
      : []),
  ];
}

function unknownLines(unknown: Noted['unknown'], language: Language): string {
  if (unknown.length > MOST) {
    const count = unknown.length;
    return { en: `${count} lines`, ru: `строк: ${count}`, tr: `${count} satır` }[language];
  }
  return unknown
    .map(({ channel, campaign, month, side }) => {
      const name = [channel && (wordsOf('channel', channel)?.[language] ?? channel), campaign]
        .filter(Boolean)
        .join(' · ');
      const where = SIDES[side]?.[language] ?? side;
      return language === 'en'
        ? `${name} in ${month} (${where})`
        : `${name}, ${dayWords(month, language)} (${where})`;
    })
    .join(', ');
}

function capital(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

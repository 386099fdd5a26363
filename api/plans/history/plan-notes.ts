import type { Language } from '../../contract/languages.ts';
import type { PlanNote } from '../../contract/plans.ts';

type Three = readonly [en: string, ru: string, tr: string];

/** Sentences on what a plan from history rests on, and on what of a plan history has never shown. */
const SENTENCES: Readonly<Record<PlanNote['code'], Three>> = {
  month_without_history: [
    '{month} has no lines: the month a year earlier has no data.',
    'В {month} нет строк: за этот месяц годом раньше нет данных.',
    '{month} ayında satır yok: bir yıl önceki ayın verisi yok.',
  ],
  two_years_earlier: [
    '{month} rests on {base}: the month a year earlier is not over yet. Growth counts twice.',
    '{month} построен по {base}: месяц годом раньше ещё не закончился. Рост учтён дважды.',
    '{month}, {base} ayına dayanıyor: bir yıl önceki ay henüz bitmedi. Büyüme iki kez uygulandı.',
  ],
  season_flat: [
    'The season is flat: it takes 24 whole months, and there are {n}.',
    'Сезон ровный: нужно 24 полных месяца, есть {n}.',
    'Mevsim düz: 24 tam ay gerekir, {n} ay var.',
  ],
  lag_flat: [
    'Deals are planned in the month of their lead: a curve takes 20 deals.',
    'Сделки запланированы в месяц лида: для кривой нужно 20 сделок.',
    'Satışlar talep ayında planlandı: eğri için 20 satış gerekir.',
  ],
  rates_immature: [
    'Deal rates are of leads that may still become deals: they may be too low.',
    'Конверсия в сделку взята по лидам, которые ещё могут стать сделками: она может быть занижена.',
    'Satış oranları, henüz satışa dönebilecek taleplerden: düşük kalmış olabilir.',
  ],
  campaign_without_rates: [
    '{n} campaigns had nothing in the last 12 months: their lines have no rates yet.',
    'У {n} кампаний ничего не было за последние 12 месяцев: в их строках пока нет конверсий.',
    '{n} kampanyanın son 12 ayda verisi yok: satırlarında henüz oran yok.',
  ],
  campaigns_together: [
    '{n} small campaigns are planned together, one line a channel and month.',
    '{n} малых кампаний запланированы вместе, по строке на канал и месяц.',
    '{n} küçük kampanya birlikte planlandı: kanal ve ay başına bir satır.',
  ],
  revenue_unknown: [
    'Revenue is unknown: sales have no amounts. Fill in the average order value.',
    'Выручка неизвестна: у продаж нет сумм. Внесите средний чек.',
    'Ciro bilinmiyor: satışların tutarı yok. Ortalama sepeti girin.',
  ],
  margin_unknown: [
    'Margin is unknown: enter a margin rate, or import costs of goods.',
    'Маржа неизвестна: внесите маржинальность или загрузите себестоимость.',
    'Marj bilinmiyor: marj oranı girin veya ürün maliyetlerini içe aktarın.',
  ],
  target_above_history: [
    'The target of {value} a month is more than 1.5 times the best month ({limit}).',
    'Цель {value} в месяц больше лучшего месяца ({limit}) более чем в 1,5 раза.',
    'Aylık {value} hedefi en iyi ayın ({limit}) 1,5 katından fazla.',
  ],
  rate_above_history: [
    '{name}: {driver} of {value} is above nine of ten months so far ({limit}), from {month} on in {lines} lines.',
    '{name}: {driver} {value} выше девяти из десяти прошлых месяцев ({limit}), начиная с {month}, строк: {lines}.',
    '{name}: {driver} {value}, geçmiş on ayın dokuzundan yüksek ({limit}); {month} ayından başlayarak {lines} satır.',
  ],
  price_below_history: [
    '{name}: {driver} of {value} is below nine of ten months so far ({limit}), from {month} on in {lines} lines.',
    '{name}: {driver} {value} ниже девяти из десяти прошлых месяцев ({limit}), начиная с {month}, строк: {lines}.',
    '{name}: {driver} {value}, geçmiş on ayın dokuzundan düşük ({limit}); {month} ayından başlayarak {lines} satır.',
  ],
  spend_beyond_observed: [
    '{channel}: {value} in {month} is more than 1.5 times the largest month so far ({limit}).',
    '{channel}: {value} в {month} больше самого крупного прошлого месяца ({limit}) более чем в 1,5 раза.',
    '{channel}: {month} ayındaki {value}, geçmişteki en büyük ayın ({limit}) 1,5 katından fazla.',
  ],
};
const PLACES: Readonly<Record<Language, number>> = { en: 0, ru: 1, tr: 2 };

/** A note with its sentence in the reader's language, and what it is about. */
export function planNote(
  code: PlanNote['code'],
  about: Readonly<Record<string, string | number>>,
  language: Language,
): PlanNote {
  const message = SENTENCES[code][PLACES[language]]!.replace(/\{(\w+)\}/g, (whole, key: string) =>
    about[key] === undefined ? whole : String(about[key]),
  );
  return { code, message, about: { ...about } };
}

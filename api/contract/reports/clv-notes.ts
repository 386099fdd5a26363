import type { Texts } from '../table.ts';

interface Noted {
  readonly status: 'fitted' | 'weak' | 'no_repeats' | 'below_minimum';
  readonly sample: {
    readonly customers: number;
    readonly with_repeat: number;
    readonly months: number;
    readonly minimum: {
      readonly customers: number;
      readonly with_repeat: number;
      readonly months: number;
    };
    readonly read: number;
  };
  readonly hold_out: {
    readonly status: string;
    readonly predicted: number | null;
    readonly actual: number | null;
    readonly error: number | null;
  };
  readonly flags: readonly string[];
  readonly left_out: { readonly unknown_value: number; readonly value_not_positive: number };
}

const FLAGS: Readonly<Record<string, Texts>> = {
  orders_and_value_correlated: {
    en: 'Customers who order more often also spend more or less at a time, which the model of values does not know: take the money as rough.',
    ru: 'У тех, кто покупает чаще, и чек другой; модель чеков этого не учитывает: деньги — лишь оценка.',
    tr: 'Daha sık alışveriş edenlerin sepeti de farklı; tutar modeli bunu bilmez: parayı kaba bir tahmin sayın.',
  },
  q_at_most_1: {
    en: 'The values of orders scatter too widely for a mean to exist: the money is not reliable.',
    ru: 'Разброс чеков слишком велик, чтобы у них было среднее: деньгам верить нельзя.',
    tr: 'Sepet tutarları ortalama verilemeyecek kadar dağınık: para güvenilir değil.',
  },
};

/** What a reader of lifetime values has to know beside the figures. */
export function clvNotes({ status, sample, hold_out, flags, left_out }: Noted): readonly Texts[] {
  const { customers, with_repeat: repeat, months, minimum, read } = sample;
  if (status === 'below_minimum' || status === 'no_repeats') {
    // Only what is missing: "282 of 200" reads as a mistake.
    const lacking: readonly Texts[] = [
      ...(customers < minimum.customers
        ? [
            {
              en: `${customers} of ${minimum.customers} customers`,
              ru: `клиентов ${customers} из ${minimum.customers}`,
              tr: `${minimum.customers} müşteriden ${customers}`,
            },
          ]
        : []),
      ...(repeat < minimum.with_repeat
        ? [
            {
              en: `${repeat} of ${minimum.with_repeat} customers with a repeat order`,
              ru: `клиентов с повторной покупкой ${repeat} из ${minimum.with_repeat}`,
              tr: `tekrar alışveriş eden ${minimum.with_repeat} müşteriden ${repeat}`,
            },
          ]
        : []),
      ...(months < minimum.months
        ? [
            {
              en: `${months} of ${minimum.months} months`,
              ru: `месяцев ${months} из ${minimum.months}`,
              tr: `${minimum.months} aydan ${months}`,
            },
          ]
        : []),
    ];
    const list = (language: keyof Texts) => lacking.map((text) => text[language]).join(', ');
    return [
      {
        en: `Too few for a forecast: ${list('en')}. The cohorts show what customers have been worth so far.`,
        ru: `Для прогноза мало: ${list('ru')}. Сколько клиенты принесли до сих пор, показывают когорты.`,
        tr: `Tahmin için az: ${list('tr')}. Müşterilerin bugüne kadarki değerini kohortlar gösterir.`,
      },
    ];
  }
  const { predicted, actual, error } = hold_out;
  const percent = error === null ? null : Math.round(Math.abs(error) * 100);
  return [
    ...(predicted !== null && actual !== null
      ? [
          {
            en: `Tried on the last third of the time: ${Math.round(predicted)} orders were forecast, ${actual} came${percent === null ? '' : ` (${percent} % ${error! < 0 ? 'too few' : 'too many'})`}.`,
            ru: `Проверка на последней трети срока: прогноз — ${Math.round(predicted)} заказов, пришло ${actual}${percent === null ? '' : ` (${error! < 0 ? 'занижен' : 'завышен'} на ${percent} %)`}.`,
            tr: `Sürenin son üçte birinde denendi: ${Math.round(predicted)} sipariş tahmin edildi, ${actual} geldi${percent === null ? '' : ` (%${percent} ${error! < 0 ? 'eksik' : 'fazla'})`}.`,
          },
        ]
      : []),
    ...(status === 'weak'
      ? [
          {
            en: 'The data say little of when customers leave: take the forecast as rough.',
            ru: 'Данные плохо показывают, когда клиенты уходят: прогноз приблизительный.',
            tr: 'Veriler müşterilerin ne zaman ayrıldığını iyi göstermiyor: tahmini kaba sayın.',
          },
        ]
      : []),
    ...flags.flatMap((flag) => FLAGS[flag] ?? []),
    ...(read < customers
      ? [
          {
            en: `Fitted on ${read} of ${customers} customers, chosen by their ids; sums are scaled up to all.`,
            ru: `Модель построена по ${read} из ${customers} клиентов, отобранных по идентификатору; суммы пересчитаны на всех.`,
            tr: `Model, kimliklerine göre seçilen ${customers} müşteriden ${read} tanesiyle kuruldu; toplamlar hepsine ölçeklendi.`,
          },
        ]
      : []),
    ...(left_out.unknown_value > 0
      ? [
          {
            en: `${left_out.unknown_value} customers with a sale of unknown money tell how often people buy, not for how much.`,
            ru: `У ${left_out.unknown_value} клиентов есть продажа с неизвестной суммой: по ним видно, как часто покупают, но не на сколько.`,
            tr: `Tutarı bilinmeyen satışı olan ${left_out.unknown_value} müşteri ne sıklıkta alındığını gösterir, ne kadarlık olduğunu değil.`,
          },
        ]
      : []),
  ];
}

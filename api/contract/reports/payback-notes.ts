import { dayWords, sourceWords } from '../day-words.ts';
import type { SpreadsSummary } from '../spreads.ts';
import { spreadsNote } from '../spreads-note.ts';
import type { Texts } from '../table.ts';

interface Noted {
  readonly meta: {
    readonly left_out: readonly { readonly channel: string; readonly source: string }[];
    readonly data_complete_to: string | null;
    readonly plan: { readonly id: string };
    readonly spreads: SpreadsSummary;
  };
  readonly kpis: {
    readonly irr: { readonly completion: { readonly status: string } };
    readonly payback: {
      readonly completion: { readonly status: string; readonly month: string | null };
    };
    readonly p_loss: number | null;
    readonly margin: { readonly plan: string | null };
    readonly peak_cash_need: { readonly completion: { readonly amount: string | null } };
  };
  /** Whether each month is fact or forecast. */
  readonly kinds: readonly string[];
}

const IRR: Readonly<Record<string, Texts>> = {
  no_sign_change: {
    en: 'There is no rate of return: the plan only spends (or only earns).',
    ru: 'Внутренней нормы доходности нет: план только тратит (или только зарабатывает).',
    tr: 'İç verim oranı yok: plan yalnız harcıyor (ya da yalnız kazanıyor).',
  },
  multiple: {
    en: 'Several rates of return fit; look at NPV and MIRR.',
    ru: 'Подходят несколько норм доходности: смотрите на NPV и MIRR.',
    tr: 'Birden çok verim oranı uyuyor; NPV ve MIRR değerlerine bakın.',
  },
  no_root: {
    en: 'No rate makes the value of the plan zero.',
    ru: 'Ни при какой ставке стоимость плана не равна нулю.',
    tr: 'Hiçbir oran planın değerini sıfırlamıyor.',
  },
  all_zero: {
    en: 'There are no flows yet.',
    ru: 'Денежных потоков пока нет.',
    tr: 'Henüz nakit akışı yok.',
  },
};

/** What a reader of the payback has to know beside the figures. */
export function paybackNotes({ meta, kpis, kinds }: Noted): readonly Texts[] {
  const { left_out, data_complete_to: whole, plan, spreads } = meta;
  const irr = IRR[kpis.irr.completion.status];
  const { status, month } = kpis.payback.completion;
  const need = kpis.peak_cash_need.completion.amount;
  const count = kinds.length;
  return [
    whole === null || kinds.every((kind) => kind === 'forecast')
      ? {
          en: 'Nothing of the plan is fact yet: completion is what is expected.',
          ru: 'По плану ещё нет факта: итог — это ожидание.',
          tr: 'Planın gerçekleşen kısmı henüz yok: tamamlanma beklenendir.',
        }
      : {
          en: `Facts are whole up to ${whole}; later months are what is expected.`,
          ru: `Факт полон по ${dayWords(whole, 'ru')}; дальше — ожидание.`,
          tr: `Gerçekleşenler ${dayWords(whole, 'tr')} gününe kadar tam; sonraki aylar beklenendir.`,
        },
    ...(status === 'reached' && month
      ? [
          {
            en: `Paid back in ${month}.`,
            ru: `Месяц окупаемости: ${dayWords(month, 'ru')}.`,
            tr: `Geri ödeme ayı: ${dayWords(month, 'tr')}.`,
          },
        ]
      : []),
    ...(status === 'not_reached'
      ? [
          {
            en: `Not paid back within ${count} months${need === null ? '' : `; at most ${need} are needed`}.`,
            ru: `Не окупается за ${count} мес.${need === null ? '' : ` Наибольшая потребность в деньгах: ${need}.`}`,
            tr: `${count} ay içinde geri ödenmiyor${need === null ? '' : `; en çok ${need} gerekir`}.`,
          },
        ]
      : []),
    ...(irr ? [irr] : []),
    ...(kpis.margin.plan === null ? [lineMarginUnknown(plan.id)] : []),
    ...(kpis.margin.plan !== null && kpis.p_loss === null
      ? [
          {
            en: 'The margin or the cost of a fact is not known: nor are the figures that it is part of, and the risk.',
            ru: 'Маржа или расходы части факта неизвестны, поэтому неизвестны показатели, в которые они входят, и риск.',
            tr: 'Gerçekleşen bir kaydın katkı payı ya da maliyeti bilinmiyor: içinde olduğu rakamlar ve risk de bilinmiyor.',
          },
        ]
      : []),
    ...(left_out.length > 0 ? [inNeitherSide(left_out)] : []),
    ...(kpis.p_loss === null ? [] : spreadsNote(spreads)),
  ];
}

/** A plan, or several of them, whose lines do not say what they earn. */
export function lineMarginUnknown(plans: string): Texts {
  return {
    en: `The margin of a line of ${plans} is not known: give every line an average order and a margin rate.`,
    ru: `Неизвестна маржа строки плана ${plans}: укажите для каждой строки средний чек и долю маржи.`,
    tr: `${plans} planının bir satırının katkı payı bilinmiyor: her satıra ortalama sipariş ve katkı payı oranı girin.`,
  };
}

/** Paid traffic that no cost data tells of. */
export function inNeitherSide(
  sources: readonly { readonly channel: string; readonly source: string }[],
): Texts {
  return {
    en: `In neither side, as nothing says what it cost: ${sourceWords(sources, 'en')}.`,
    ru: `Не вошло ни в план, ни в факт, потому что расходы неизвестны: ${sourceWords(sources, 'ru')}.`,
    tr: `Maliyeti bilinmediği için iki tarafa da girmedi: ${sourceWords(sources, 'tr')}.`,
  };
}

import type { SpreadsSummary } from './spreads.ts';
import type { Texts } from './table.ts';

/** What the risk of a plan rests on. */
export function spreadsNote({
  campaign,
  channel,
  business,
  assumed,
  months,
}: SpreadsSummary): readonly Texts[] {
  const all = campaign + channel + business + assumed;
  if (all === 0) return [];
  if (months === null)
    return [
      {
        en: 'The risk rests on assumed spreads: six months of facts are needed to measure them.',
        ru: 'Риск посчитан по предполагаемому разбросу: чтобы измерить его, нужно шесть месяцев данных.',
        tr: 'Risk varsayılan dalgalanmalara dayanıyor: ölçmek için altı aylık veri gerekir.',
      },
    ];
  const wider = channel + business;
  return [
    {
      en: `The risk rests on up to ${months} months of facts: of ${all} rates and prices, ${campaign} vary as they did in their own past, ${wider} as in their channel or the business, ${assumed} as is assumed.`,
      ru: `Риск посчитан по истории (до ${months} мес.): из ${all} показателей и цен ${campaign} колеблются как в своём прошлом, ${wider} — как в канале или во всём бизнесе, ${assumed} — по предположению.`,
      tr: `Risk en çok ${months} aylık geçmişe dayanıyor: ${all} oran ve fiyattan ${campaign} tanesi kendi geçmişi, ${wider} tanesi kanalın ya da işletmenin geçmişi kadar, ${assumed} tanesi varsayıldığı kadar dalgalanır.`,
    },
  ];
}

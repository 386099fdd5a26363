import type { Texts } from '../table.ts';

interface Noted {
  readonly steps: readonly string[];
  readonly enough: { readonly paid: number; readonly needed: number };
  readonly plan: { readonly id: string } | null;
  readonly unled: number;
}

/** What a reader of the funnel has to know beside the figures. */
export function funnelNotes({ steps, enough, plan, unled }: Noted): readonly Texts[] {
  const { paid, needed } = enough;
  return [
    ...(steps.includes('qualified')
      ? []
      : [
          {
            en: 'No source says which leads are qualified, so that step is left out. Send the time of qualification (qualified_at) with leads or deals.',
            ru: 'Ни один источник не сообщает, какие лиды квалифицированы, поэтому этого шага нет. Передавайте время квалификации (qualified_at) с лидами или сделками.',
            tr: 'Hiçbir kaynak hangi potansiyel müşterilerin nitelikli olduğunu bildirmiyor; bu yüzden bu adım yok. Nitelendirme zamanını (qualified_at) müşteri adayları ya da anlaşmalarla gönderin.',
          },
        ]),
    ...(paid < needed
      ? [
          {
            en: `What is still to come is not estimated: ${paid} of ${needed} paid leads of the last 365 days are there. What has come so far is shown.`,
            ru: `Сколько ещё придёт, не оценивается: за последние 365 дней есть ${paid} из ${needed} нужных оплат. Показано то, что уже пришло.`,
            tr: `Daha ne kadarının geleceği tahmin edilmiyor: son 365 günde gereken ${needed} ödemeden ${paid} tanesi var. Şimdiye kadar gelenler gösteriliyor.`,
          },
        ]
      : []),
    ...(unled > 0
      ? [
          {
            en: `${unled} sales of this period had no lead before them (orders placed in the shop): they are in no step.`,
            ru: `Продаж без лида в эти дни: ${unled} (заказы прямо в магазине). Они не входят ни в один шаг.`,
            tr: `Bu günlerdeki ${unled} satıştan önce potansiyel müşteri kaydı yok (mağazadan verilen siparişler): hiçbir adımda yer almıyorlar.`,
          },
        ]
      : []),
    ...(plan
      ? [
          {
            en: `Planned figures are of the plan ${plan.id}, for the same days; channels that it does not name have none.`,
            ru: `Плановые цифры взяты из плана ${plan.id} за те же дни; у каналов, которых в нём нет, их нет.`,
            tr: `Planlanan rakamlar aynı günler için ${plan.id} planındandır; planda olmayan kanalların rakamı yoktur.`,
          },
        ]
      : []),
  ];
}

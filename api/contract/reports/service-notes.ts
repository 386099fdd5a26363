import type { Texts } from '../table.ts';
import type { ServiceReport } from './service.ts';

/** What a reader of the service has to know beside the figures. */
export function serviceNotes({ meta, totals, onboarding }: ServiceReport): readonly Texts[] {
  const { by, days, goal, tells_requests } = meta;
  const untold: readonly Texts[] = tells_requests
    ? []
    : [
        {
          en: 'Connect the help desk or the support chat to see its requests.',
          ru: 'Подключите службу поддержки или чат поддержки, чтобы видеть обращения.',
          tr: 'Başvuruları görmek için destek masasını ya da destek sohbetini bağlayın.',
        },
      ];
  if (by === 'onboarding') {
    const value: Texts = goal
      ? {
          en: `the goal “${goal}” is reached`,
          ru: `цель «${goal}» достигнута`,
          tr: `“${goal}” hedefine ulaşılır`,
        }
      : {
          en: 'the first order is delivered',
          ru: 'первый заказ доставлен',
          tr: 'ilk sipariş teslim edilir',
        };
    const known = onboarding.reduce((sum, { reached }) => sum + reached, 0);
    const all = onboarding.reduce((sum, { customers }) => sum + customers, 0);
    return [
      {
        en: `First value is when ${value.en}; known of ${known} of ${all} new customers. Whether they buy again is told of those whose 90 days are over.`,
        ru: `Первая ценность – когда ${value.ru}; известно о ${known} из ${all} новых клиентов. Повторные покупки считаются по тем, у кого 90 дней уже прошли.`,
        tr: `İlk değer: ${value.tr}; ${all} yeni müşterinin ${known} tanesinde biliniyor. Yeniden alım, 90 günü dolmuş olanlarda sayılır.`,
      },
      ...untold,
    ];
  }
  return [
    ...untold,
    ...(totals && totals.requests > 0
      ? [
          {
            en: `A request is a conversation for support. Asked again: the same person asked once more within ${days} days, whatever it was about.`,
            ru: `Обращение – разговор с поддержкой. Обратились снова: тот же человек написал ещё раз за ${days} дн., о чём бы ни шла речь.`,
            tr: `Başvuru, destek görüşmesidir. Yeniden başvuran: aynı kişi, konusu ne olursa olsun, ${days} gün içinde bir kez daha yazdı.`,
          },
        ]
      : []),
  ];
}

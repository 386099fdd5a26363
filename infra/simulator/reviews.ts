import { branchOf } from './branches.ts';
import { type Calendar, DAY, HOUR } from './calendar.ts';
import type { MailEvent } from './mailings.ts';
import { REVIEW_MAIL } from './mailings.ts';
import type { Order } from './orders.ts';
import { Random } from './random.ts';

/** Where reviews are written; on maps their writers are not known. */
const PLATFORMS = [
  { name: '2gis', share: 4, isKnown: false },
  { name: 'yandex_maps', share: 5, isKnown: false },
  { name: 'site', share: 4, isKnown: true },
] as const;

/** By stars from 1 to 5. Part of the texts praise or complain by facts that no word of praise tells. */
const TEXTS = [
  ['Кружка пришла разбитая, трубку не берут', 'Ужасная доставка, очень разочарованы'],
  ['Ждали три недели', 'Не рекомендую: долго и дорого'],
  ['Стол как стол', 'Нормально, но доставка с опозданием'],
  ['Хорошие кружки, будем брать ещё', 'Great mugs, a bit slow to arrive'],
  ['Отличный стол, спасибо!', 'Love it, fast delivery', 'Заказываем третий раз'],
] as const;

export interface Review {
  readonly key: string;
  readonly order: Order;
  readonly platform: (typeof PLATFORMS)[number]['name'];
  /** Of orders of the till. */
  readonly branch?: string;
  readonly stars: number;
  readonly text: string;
  readonly at: number;
  readonly answeredAt?: number;
  /** Whether the review names its writer and order. */
  readonly isKnown: boolean;
}

/**
 * Of buyers who opened a request for a review 28 % write one, of the others 8 %, some days later. Stars
 * follow how long the goods took; two of three reviews are answered, bad ones sooner.
 */
export function reviewsOf(
  seed: number,
  calendar: Calendar,
  orders: readonly Order[],
  mails: readonly MailEvent[],
): readonly Review[] {
  const opened = new Map<number, number[]>();
  for (const { campaign, status, person, at } of mails)
    if (campaign === REVIEW_MAIL && status === 'opened')
      opened.set(person.index, [...(opened.get(person.index) ?? []), at]);
  return orders
    .flatMap((order): Review[] => {
      const { key, paidAt, shippedAt, isTest, person, plan } = order;
      if (!paidAt || !shippedAt || isTest) return [];
      const random = new Random(seed, 'public-review', key);
      const asked = opened.get(person.index)?.find((at) => at > shippedAt);
      const writes = random.chance(asked === undefined ? 0.08 : 0.28);
      const at = Math.floor((asked ?? shippedAt + 9 * DAY) + random.between(1, 90) * HOUR);
      const platform = random.weighted(PLATFORMS, ({ share }) => share);
      const days = (shippedAt - paidAt) / DAY;
      const stars = Math.max(1, Math.min(5, Math.round(5.1 - 0.6 * days + random.normal() * 0.9)));
      const text = random.pick(['', ...TEXTS[stars - 1]!]);
      const delay = random.exponential((stars < 3 ? 14 : 40) * HOUR);
      const answeredAt = random.chance(0.66) ? Math.floor(at + delay) : undefined;
      if (!writes || at >= calendar.end - HOUR) return [];
      return [
        {
          ...{ key, order, platform: platform.name, stars, text, at },
          ...(plan.place === 'pos' && { branch: branchOf(seed, order).name }),
          ...(answeredAt !== undefined && answeredAt < calendar.end && { answeredAt }),
          isKnown: platform.isKnown && plan.givesEmail,
        },
      ];
    })
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

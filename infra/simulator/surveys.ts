import { type Calendar, DAY, HOUR } from './calendar.ts';
import type { Order } from './orders.ts';
import { Random } from './random.ts';

/** Ratings from 1 to 5 that explain the answer. */
export const SURVEY_DRIVERS = ['delivery', 'quality', 'support'] as const;

/** An answer to “How likely are you to recommend us?”, with what it rests on. */
export interface SurveyAnswer {
  readonly key: string;
  readonly order: Order;
  readonly at: number;
  readonly score: number;
  readonly ratings: Readonly<Record<(typeof SURVEY_DRIVERS)[number], number>>;
}

/**
 * One of three buyers who were sent their goods answers ten days later. What is recommended follows the delivery most,
 * and a delivery is rated by how long it took.
 */
export function surveysOf(
  seed: number,
  calendar: Calendar,
  orders: readonly Order[],
): readonly SurveyAnswer[] {
  return orders
    .flatMap((order): SurveyAnswer[] => {
      const { key, paidAt, shippedAt, isTest, plan } = order;
      const random = new Random(seed, 'survey', key);
      const answers = random.chance(0.34);
      if (!answers || !paidAt || !shippedAt || isTest || !plan.givesEmail) return [];
      const at = Math.floor(shippedAt + 10 * DAY + random.between(0, 30) * HOUR);
      if (at >= calendar.end - HOUR) return [];
      const days = (shippedAt - paidAt) / DAY;
      const rating = (mean: number) =>
        Math.max(1, Math.min(5, Math.round(mean + random.normal() * 0.8)));
      const ratings = {
        delivery: rating(5.2 - 0.75 * days),
        quality: rating(4.4),
        support: rating(4.1),
      };
      const pull =
        1.1 * (ratings.delivery - 4) + 0.7 * (ratings.quality - 4) + 0.3 * (ratings.support - 4);
      const score = Math.max(0, Math.min(10, Math.round(8.3 + pull + random.normal())));
      return [{ key, order, at, score, ratings }];
    })
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

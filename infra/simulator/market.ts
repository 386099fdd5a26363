import type { Calendar } from './calendar.ts';
import { Random } from './random.ts';

/** A figure of the market, of a month. */
export interface MarketFigure {
  /** First day of the month. */
  readonly month: string;
  readonly metric: string;
  readonly subject: string;
  readonly unit: string;
  readonly value: number;
}

/** What people search for in the whole market, and for the names of two shops. */
const DEMAND = [
  { metric: 'demand', subject: 'tableware', monthly: 41_000, growth: 0.012 },
  { metric: 'demand', subject: 'oak furniture', monthly: 17_500, growth: -0.004 },
  { metric: 'brand demand', subject: 'Mug & Oak', monthly: 1_400, growth: 0.02 },
  { metric: 'brand demand', subject: 'Teak & Clay', monthly: 2_900, growth: 0.005 },
] as const;
/** Before holidays people search for more. */
const SEASON = [0.92, 0.98, 1, 0.94, 0.9, 0.86, 0.84, 0.9, 1, 1.06, 1.2, 1.4];

/** Demand by month, of the whole months of the world. */
export function marketOf(seed: number, calendar: Calendar): readonly MarketFigure[] {
  const months = [...new Set(calendar.days.map((day) => day.slice(0, 7)))].filter(
    (month) =>
      calendar.days.includes(`${month}-01`) && calendar.days.some((day) => day > `${month}-31`),
  );
  return DEMAND.flatMap(({ metric, subject, monthly, growth }) =>
    months.map((month, index) => {
      const random = new Random(seed, 'market', subject, month);
      const season = SEASON[Number(month.slice(5, 7)) - 1]!;
      const noise = 1 + random.normal() * 0.04;
      return {
        ...{ month: `${month}-01`, metric, subject, unit: 'searches' },
        value: Math.round(monthly * (1 + growth) ** index * season * noise),
      };
    }),
  );
}

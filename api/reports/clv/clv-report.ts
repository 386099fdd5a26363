import type { ClvReport, clv } from '../../contract/reports/clv.ts';
import { clvNotes } from '../../contract/reports/clv-notes.ts';
import { CLV_GROUPS } from '../../contract/reports/clv-rows.ts';
import type { Answering } from '../answer.ts';
import { reportMeta } from '../report-meta.ts';
import { clvTotalsOf, groupOf } from './groups.ts';
import { SEED, type ValuedCustomers, valuedCustomers } from './valued-customers.ts';

const MONTHS_AHEAD = 12;
const MINIMUM = { customers: 200, with_repeat: 60, months: 6 };

/**
 * What customers will bring, from all that they have bought up to the end of the period.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const clvAnswerOf: Answering<typeof clv> = async (published, asked, config) => {
  const { value } = asked;
  const meta = reportMeta(published, asked, config);
  const valued = await valuedCustomers(published, meta.to, value);
  const about = aboutOf(valued);
  const isEnough = about.status === 'fitted' || about.status === 'weak';
  const { histories } = valued;
  return {
    meta: {
      ...{ report: 'clv', ...meta, value, refunds: 'on_day_of_sale', horizon: MONTHS_AHEAD },
      ...{ ...about, seed: SEED, draws: valued.answer?.meta.draws ?? 0 },
      notes: clvNotes(about).map(({ en }) => en),
    },
    kpis: kpisOf(valued, isEnough),
    rows: CLV_GROUPS.flatMap((group) => {
      const own = histories.filter((one) => groupOf(one) === group);
      return own.length === 0 ? [] : [{ group, ...clvTotalsOf(own) }];
    }),
    totals: clvTotalsOf(histories),
  };
};

type About = Pick<ClvReport['meta'], 'status' | 'sample' | 'flags' | 'hold_out' | 'left_out'>;

const NOT_TRIED = { customers: 0, predicted: null, actual: null, error: null };

function aboutOf({ answer, read, all }: ValuedCustomers): About {
  const { have = {}, minimum = MINIMUM, status = 'below_minimum' } = answer?.sample ?? {};
  const of = (counts: Readonly<Record<string, number>>) => ({
    ...{ customers: counts.customers ?? 0, with_repeat: counts.with_repeat ?? 0 },
    months: Math.floor(counts.months ?? 0),
  });
  return {
    status: status === 'below_minimum' ? status : answer!.status,
    sample: { ...of(have), customers: all, minimum: of(minimum), read },
    flags: answer ? [...answer.flags.orders, ...answer.flags.value] : [],
    hold_out: answer?.hold_out ?? { status: 'no_order_times', ...NOT_TRIED },
    left_out: answer?.left_out ?? { unknown_value: 0, value_not_positive: 0 },
  };
}

/** Of those who were read, scaled up to all. */
function kpisOf({ answer, read, all }: ValuedCustomers, isEnough: boolean): ClvReport['kpis'] {
  const scale = read === 0 ? 1 : all / read;
  const { expected_purchases: orders, value_12_months: value, mean_value: mean } = answer ?? {};
  const within = (key: 'expected_purchases' | 'value_12_months' | 'mean_value', times: number) => {
    const found = isEnough ? answer?.intervals?.[key] : null;
    return found ? { low: found[0] * times, high: found[1] * times } : null;
  };
  const known = (one: number | null | undefined) => (isEnough && one != null ? one : null);
  const money = (one: number | null) => (one === null ? null : one.toFixed(2));
  const [expected, worth, each] = [known(orders), known(value), known(mean)];
  return {
    expected_orders: {
      value: expected === null ? null : expected * scale,
      interval: within('expected_purchases', scale),
    },
    value: {
      value: money(worth === null ? null : worth * scale),
      interval: within('value_12_months', scale),
    },
    order_value: { value: money(each), interval: within('mean_value', 1) },
  };
}

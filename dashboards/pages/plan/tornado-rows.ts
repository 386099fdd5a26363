import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';

export interface TornadoRow {
  readonly key: string;
  readonly name: string;
  readonly low: string;
  readonly high: string;
  /** Where the bar begins and ends, as shares of the scale; null where an end is not known. */
  readonly bar: { readonly from: number; readonly to: number } | null;
  readonly contribution: string;
  /** What would bring the value of the plan to nothing, in words. */
  readonly breakEven: string;
}

const MOST = 8;
const PRICES: readonly string[] = ['cpc', 'cpm', 'aov'];
const COUNTS: readonly string[] = ['visits'];

/** The drivers on which the value of the plan hangs most, the widest first, on one scale. */
export function tornadoRows(
  { tornado }: Pick<PlanRisk, 'tornado'>,
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): { readonly rows: readonly TornadoRow[]; readonly zero: number | null; readonly rest: number } {
  const shown = tornado.slice(0, MOST);
  const ends = shown.flatMap(({ low, high }) =>
    low === null || high === null ? [] : [Number(low), Number(high)],
  );
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) => (most > least ? (value - least) / (most - least) : 0.5);
  const written = (driver: string, value: number) =>
    PRICES.includes(driver)
      ? format.value(value.toFixed(2), 'money')
      : COUNTS.includes(driver)
        ? format.value(value, 'count')
        : format.value(value, 'percent');
  return {
    zero: ends.length > 0 && least <= 0 && most >= 0 ? at(0) : null,
    rest: tornado.length - shown.length,
    rows: shown.map(({ driver, channel, low, high, contribution, break_even }) => ({
      key: `${driver}:${channel}`,
      name: `${t(`plan.driver.${driver}`, { defaultValue: driver })} · ${channelName(t, channel)}`,
      low: format.value(low, 'money'),
      high: format.value(high, 'money'),
      bar:
        low === null || high === null
          ? null
          : {
              from: at(Math.min(Number(low), Number(high))),
              to: at(Math.max(Number(low), Number(high))),
            },
      contribution: format.value(contribution, 'percent'),
      breakEven:
        break_even?.change == null
          ? t('plan.tornado.never')
          : break_even.value === null
            ? t('plan.tornado.change', { change: format.signedPercent(break_even.change) })
            : t('plan.tornado.value', {
                value: written(driver, break_even.value),
                change: format.signedPercent(break_even.change),
              }),
    })),
  };
}

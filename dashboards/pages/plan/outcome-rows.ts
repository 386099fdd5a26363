import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';

export interface OutcomeRow {
  readonly key: string;
  readonly name: string;
  /** One for each outcome. */
  readonly figures: readonly string[];
}

const MOST = 8;

/** Money of each outcome, then the drivers that differ most between them, against their means. */
export function outcomeRows(
  { scenarios }: Pick<PlanRisk, 'scenarios'>,
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): readonly OutcomeRow[] {
  const [first] = scenarios;
  if (!first) return [];
  const drivers = first.drivers.map(({ channel, driver }) => {
    const changes = scenarios.map(
      (one) =>
        one.drivers.find((other) => other.channel === channel && other.driver === driver)?.change ??
        0,
    );
    return { channel, driver, changes, range: Math.max(...changes) - Math.min(...changes) };
  });
  return [
    ...(['npv', 'profit'] as const).map((key) => ({
      key,
      name: t(`plan.outcomes.${key}`),
      figures: scenarios.map((one) => format.value(one[key], 'money')),
    })),
    ...drivers
      .toSorted((a, b) => b.range - a.range)
      .slice(0, MOST)
      .map(({ channel, driver, changes }) => ({
        key: `${driver}:${channel}`,
        name: `${t(`plan.driver.${driver}`, { defaultValue: driver })} · ${channelName(t, channel)}`,
        figures: changes.map((change) => format.signedPercent(change)),
      })),
  ];
}

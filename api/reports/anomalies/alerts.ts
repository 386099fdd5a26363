import type { Anomaly } from '@throughline/transform/plan/customers/anomalies/anomalies';
import type { AnomalyRow, Watched } from '../../contract/reports/anomalies.ts';
import type { Period } from '../period.ts';

/** Baskets have a long tail: revenue is odd from so many scales on, where four do for what is counted. */
const ODD_REVENUE = 6;

/** Whether an alert is one within the budget of false ones. */
export function isOdd({ metric, z, kind }: Pick<Anomaly, 'metric' | 'z' | 'kind'>): boolean {
  return metric !== 'revenue' || kind === 'stopped' || z === null || Math.abs(z) >= ODD_REVENUE;
}

/**
 * Alerts of a period as rows. What was odd on the same first day in the same direction and for the same cause is one alert,
 * that of the metric with most money at stake; the others are named beside it.
 */
export function alertsOf(found: readonly Anomaly[], { from, to }: Period): AnomalyRow[] {
  const groups = new Map<string, AnomalyRow[]>();
  for (const one of found) {
    if (one.last_day < from || one.day > to || !isOdd(one)) continue;
    const row = rowOf(one);
    const cause = row.causes[0] ?? row.metric;
    const key = [row.day, row.direction, cause].join('\u001f');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .map((rows) => {
      const [first, ...others] = [...rows].sort(mostFirst);
      return { ...first!, also: others.map(({ metric }) => metric).sort() };
    })
    .sort(mostFirst);
}

function rowOf(found: Anomaly): AnomalyRow {
  const [cause] = found.causes;
  return {
    key: `${found.metric}\u001f${found.day}`,
    metric: found.metric as Watched,
    ...{ day: found.day, last_day: found.last_day, days: found.days, kind: found.kind },
    direction: found.direction === 'up' ? 'up' : 'down',
    ...{ value: found.value, expected: found.baseline, difference: found.delta },
    at_stake: found.at_stake,
    dimension: (cause?.dimension ?? null) as AnomalyRow['dimension'],
    causes: cause?.values.map(({ value }) => value) ?? [],
    explained: cause?.explained ?? null,
    also: [],
  };
}

function mostFirst(a: AnomalyRow, b: AnomalyRow): number {
  const size = ({ at_stake: stake }: AnomalyRow) => (stake === null ? -1 : Number(stake));
  return size(b) - size(a) || (a.key < b.key ? -1 : 1);
}

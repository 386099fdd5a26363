import type { Stages } from '@throughline/transform/plan/fact/stages';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import type { FactGroup } from './fetch.ts';

/** What a line came to: by the month of its touches, and by the month in which things happened. */
export interface FactLine {
  readonly cohort: Stages;
  readonly period: Pick<Stages, 'leads' | 'deals' | 'sold' | 'revenue' | 'margin'>;
}

/** @param isUnpriced paid visits came whose cost nobody has told. */
export function factLine(groups: readonly FactGroup[], isUnpriced: boolean): FactLine {
  const cohort = groups.filter(({ basis }) => basis !== 'period');
  const isKnown = !isUnpriced && !has(cohort, 'cost_unknown');
  const results = (own: readonly FactGroup[]) => ({
    leads: sum(own, 'leads', 9),
    deals: sum(own, 'deals', 9),
    sold: has(own, 'sold_unknown') ? null : micros(own, 'sold'),
    revenue: has(own, 'revenue_unknown') ? null : micros(own, 'revenue'),
    margin: has(own, 'margin_unknown') ? null : micros(own, 'margin'),
  });
  return {
    cohort: {
      budget: isKnown ? micros(cohort, 'budget') : null,
      cost: isKnown ? micros(cohort, 'spent') : null,
      ...{ impressions: sum(cohort, 'shown'), clicks: sum(cohort, 'clicked') },
      ...{ visits: sum(cohort, 'visits'), qualified: null },
      ...results(cohort),
    },
    period: results(groups.filter(({ basis }) => basis === 'period')),
  };
}

function has(groups: readonly FactGroup[], key: keyof FactGroup): boolean {
  return groups.some((group) => (group[key] ?? '0') !== '0');
}

const micros = (groups: readonly FactGroup[], key: keyof FactGroup) => sum(groups, key, 6);

/** Whole numbers, as the warehouse writes them, of which so many digits stand after the point. */
function sum(groups: readonly FactGroup[], key: keyof FactGroup, digits = 0): Exact {
  let total = 0n;
  for (const group of groups) {
    const value = group[key];
    if (value !== undefined && value !== '0') total += BigInt(value as string);
  }
  return total === 0n ? ZERO : new Exact(`${total}e-${digits}`);
}

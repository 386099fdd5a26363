import type { Opening } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';

/** The terms that every report about journeys is asked with. */
export interface JourneysAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: string;
  readonly of: string;
  readonly value: string;
  readonly where?: readonly Condition[] | undefined;
}

/** The conversions that meet a condition: their number, or the sum of their money. */
export function openJourneys(
  { from, to, basis, of, value, where = [] }: JourneysAsked,
  condition: Readonly<Record<string, string>>,
  adds: 'count' | 'value' = 'count',
): Opening {
  return {
    path: 'journeys',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ basis, of, value },
      ...(where.length > 0 && { where: where.map(conditionText) }),
      ...condition,
    },
    adds,
    sum: adds === 'count' ? 'totals.conversions' : 'totals.value',
  };
}

/** Each kind of conversion, by each of its dates. */
export const JOURNEY_SAMPLES = [
  { of: 'sale', basis: 'payment', value: 'revenue' },
  { of: 'sale', basis: 'deal', value: 'margin' },
  { of: 'lead', basis: 'lead', value: 'revenue' },
] as const;

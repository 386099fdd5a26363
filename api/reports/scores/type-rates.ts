import { isSet, type StoredLead } from './stored-people.ts';

/** So many leads of the mean weigh beside those of a type. */
const PRIOR = 10;

/**
 * The simple score of a lead: the share of decided leads of its type that bought, drawn towards that of all,
 * (bought + 10 p) / (leads + 10): the mean of a Beta posterior. Null while no lead is decided.
 */
export function typeRates(decided: readonly StoredLead[]): (lead: StoredLead) => number | null {
  if (decided.length === 0) return () => null;
  const mean = decided.filter(({ sold }) => isSet(sold)).length / decided.length;
  const counts = new Map<string, { leads: number; sold: number }>();
  for (const { lead_type, sold } of decided) {
    const { leads, sold: before } = counts.get(lead_type) ?? { leads: 0, sold: 0 };
    counts.set(lead_type, { leads: leads + 1, sold: before + (isSet(sold) ? 1 : 0) });
  }
  return ({ lead_type }) => {
    const { leads, sold } = counts.get(lead_type) ?? { leads: 0, sold: 0 };
    return (sold + PRIOR * mean) / (leads + PRIOR);
  };
}

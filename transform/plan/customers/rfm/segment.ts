export const SEGMENTS = [
  'champions',
  'loyal',
  'promising',
  'potential',
  'at_risk',
  'lost',
  'others',
] as const;

export type Segment = (typeof SEGMENTS)[number];

/** The first rule that fits, by recency score and the mean of frequency and margin scores. */
export function segmentOf(r: number, fm: number): Segment {
  if (r >= 4 && fm >= 4) return 'champions';
  if (r >= 3 && fm >= 4) return 'loyal';
  if (r >= 4 && fm < 2) return 'promising';
  if (r >= 4) return 'potential';
  if (r <= 2 && fm >= 3) return 'at_risk';
  if (r === 1 && fm < 3) return 'lost';
  return 'others';
}

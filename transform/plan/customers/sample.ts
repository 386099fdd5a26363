/**
 * Whether there is enough to show figures. They are computed all the same where they can be; a page shows what the
 * function's documentation names instead.
 */
export interface Sample {
  readonly status: 'enough' | 'below_minimum';
  /** One entry for each thing that is counted, such as `customers`. */
  readonly have: Readonly<Record<string, number>>;
  readonly minimum: Readonly<Record<string, number>>;
}

export function sampleOf<Key extends string>(
  have: Readonly<Record<Key, number>>,
  minimum: Readonly<Record<Key, number>>,
): Sample {
  const keys = Object.keys(minimum) as Key[];
  const enough = keys.every((key) => have[key] >= minimum[key]);
  return { status: enough ? 'enough' : 'below_minimum', have, minimum };
}

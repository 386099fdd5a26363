/** Rules look at one journey at a time. */
export const RULE_MODELS = [
  'first',
  'last',
  'first_non_direct',
  'last_non_direct',
  'first_paid',
  'last_paid',
  'linear',
  'linear_unique',
  'position_based',
  'j_shaped',
  'inverse_j',
  'custom',
  'w_shaped',
  'full_path',
  'time_decay',
  'participation',
] as const;

/** Data-driven models compare journeys with each other, those without a conversion included. */
export const DATA_DRIVEN_MODELS = [
  'markov',
  'shapley',
  'shapley_ordered',
  'leave_one_out',
] as const;

export const MODEL_NAMES = [...RULE_MODELS, ...DATA_DRIVEN_MODELS] as const;

export type RuleModelName = (typeof RULE_MODELS)[number];
export type DataDrivenModelName = (typeof DATA_DRIVEN_MODELS)[number];
export type ModelName = (typeof MODEL_NAMES)[number];

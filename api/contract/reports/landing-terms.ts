import { DIMENSIONS, type DimensionKey } from '../dimensions.ts';
import type { Column } from '../table.ts';
import { whereTerm } from '../where.ts';

/** What a row of the report on landing pages is. */
export const LANDING_BY = ['landing', 'creative'] as const;
export type LandingBy = (typeof LANDING_BY)[number];

/** What both visits and the touches of a sale say, so that every figure of the report honours a condition on it. */
const SAID_BY_TOUCHES: readonly DimensionKey[] = [
  ...(['channel', 'channel_ga4', 'rule', 'medium', 'creative', 'landing'] as const),
  ...(['device', 'country', 'region', 'returning'] as const),
];

export const landingWhere = whereTerm('Only visits and touches that pass', SAID_BY_TOUCHES);

/** Figures of the report that single sales add up to. */
export const LANDING_ROLES = ['starts', 'assists', 'closes'] as const;
export type LandingRole = (typeof LANDING_ROLES)[number];

export const LANDING_COLUMNS: Readonly<Record<LandingBy, Column>> = {
  landing: { key: 'landing', unit: 'text', label: DIMENSIONS.landing.label },
  creative: { key: 'creative', unit: 'text', label: DIMENSIONS.creative.label },
};

import { IDENTIFIER_TYPES, identityLayer } from '@throughline/ingest/contract/identity';
import { entityKindParameters } from '@throughline/ingest/contract/kinds/entity-kinds';
import { eventKindParameters } from '@throughline/ingest/contract/kinds/event-kinds';
import { toMicros } from '@throughline/ingest/contract/money';
import { COST_LEVELS } from '@throughline/ingest/mapping/ad-cost';
import { goalParameters } from '../journeys/goal-parameters.ts';
import type { DeriveSettings } from './settings.ts';

const DAY_US = 86_400_000_000;
/** A number may still be dialled for so long after it is nobody’s any more. */
const LEASE_GRACE_US = DAY_US;

/** Parameters of the derivation's statements that follow from its settings. */
export function constantsOf(settings: DeriveSettings): Record<string, unknown> {
  return {
    timezone: settings.timezone,
    currency: settings.currency,
    lookback_us: settings.lookbackDays * DAY_US,
    lookback_calls_us: settings.lookbackCallDays * DAY_US,
    lookback_views_us: settings.lookbackViewDays * DAY_US,
    lookback_touches: settings.lookbackTouches,
    lookback_sessions: settings.lookbackSessions,
    lead_window_us: settings.leadWindowDays * DAY_US,
    session_gap_us: settings.sessionGapMinutes * 60_000_000,
    half_life_us: settings.halfLifeDays * DAY_US,
    lease_grace_us: LEASE_GRACE_US,
    degree_cap: settings.degreeCap,
    internal: settings.internal,
    owner: settings.owner,
    purchase_events: settings.purchaseEvents,
    vat_ppm: Number(toMicros(settings.vatRate)),
    rate_days: settings.rateDays,
    cost_levels: COST_LEVELS,
    identifier_types: IDENTIFIER_TYPES,
    identifier_layers: IDENTIFIER_TYPES.map(identityLayer),
    never_join: settings.neverJoin,
    ...goalParameters(settings.goals),
    ...eventKindParameters(),
    ...entityKindParameters(),
  };
}

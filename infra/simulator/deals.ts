import { DAY, HOUR, MINUTE } from './calendar.ts';
import type { Need } from './needs.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';

/** Stages of the one pipeline; ids as the CRM numbers them. */
export const STAGES = [
  { id: 1, name: 'Qualified' },
  { id: 2, name: 'Sample sent' },
  { id: 3, name: 'Offer made' },
  { id: 4, name: 'Contract' },
] as const;

export const PIPELINE = { id: 1, name: 'Corporate' } as const;
const LOST_REASONS = ['Too expensive', 'Chose another supplier', 'No answer', 'Budget moved'];

interface DealPlan {
  /** Minor units of `currency`, without tax. */
  readonly amount: number;
  readonly currency: 'RUB' | 'EUR';
  readonly entry: 'form' | 'call';
  /** From the decision to the deal in the CRM, and from there to won or lost. */
  readonly createAfter: number;
  readonly cycle: number;
  /** Shares of the cycle at which it moves to stages 2, 3 and 4. */
  readonly moves: readonly number[];
  readonly isDuplicate: boolean;
  readonly carriesClientId: boolean;
  /** Opens a deal that is lost, if the need never comes to a decision. */
  readonly triesAnyway: boolean;
  readonly lostReason: string;
}

export interface Contact {
  readonly key: string;
  id: number;
  readonly person: Person;
  readonly createdAt: number;
  /** A second record of somebody already known; merged away later. */
  readonly mergedInto?: Contact;
  readonly mergedAt?: number;
}

export interface Deal {
  readonly key: string;
  id: number;
  readonly plan: DealPlan;
  readonly contact: Contact;
  readonly createdAt: number;
  readonly moves: readonly { readonly at: number; readonly stage: number }[];
  readonly wonAt?: number;
  readonly lostAt?: number;
  readonly clientId?: string;
}

export function dealPlanOf(seed: number, need: Need): DealPlan {
  const random = new Random(seed, 'deal', need.person.index, need.index);
  const currency = random.chance(0.12) ? 'EUR' : 'RUB';
  const roubles = Math.min(900_000, random.logNormal(160_000, 0.5));
  return {
    amount: Math.round(roubles / (currency === 'EUR' ? 95 : 1) / 10) * 1_000,
    currency,
    entry: random.chance(0.65) ? 'form' : 'call',
    createAfter: random.between(10 * MINUTE, 6 * HOUR),
    cycle: Math.min(90, random.logNormal(16, 0.6)) * DAY,
    moves: [random.between(0.05, 0.3), random.between(0.35, 0.6), random.between(0.65, 0.95)],
    isDuplicate: random.chance(0.08),
    carriesClientId: random.chance(0.72),
    triesAnyway: random.chance(0.3),
    lostReason: random.pick(LOST_REASONS),
  };
}

/** The deal as far as it has come by the end of the world. */
export function dealOf(
  key: string,
  plan: DealPlan,
  contact: Contact,
  createdAt: number,
  isWon: boolean,
  end: number,
  clientId: string | undefined,
): Deal {
  const closedAt = Math.floor(createdAt + plan.cycle);
  // A lost deal breaks off on its way.
  const reached = isWon ? plan.moves : plan.moves.slice(0, 2);
  const moves = reached
    .map((share, index) => ({ at: Math.floor(createdAt + plan.cycle * share), stage: index + 1 }))
    .filter((move) => move.at < end);
  return {
    key,
    id: 0,
    plan,
    contact,
    createdAt,
    moves,
    ...(closedAt < end && (isWon ? { wonAt: closedAt } : { lostAt: closedAt })),
    ...(clientId && plan.carriesClientId && { clientId }),
  };
}

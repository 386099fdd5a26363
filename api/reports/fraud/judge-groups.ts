import {
  CREDIT_SIGNALS,
  FEWEST_EXAMINED,
  FEWEST_FOUND,
  FRAUD_SIGNALS,
  type FraudSignal,
  ORDINARY_SHARES,
  ORDINARY_WEIGHT,
  TIMES_ORDINARY,
} from '../../contract/reports/fraud-terms.ts';
import { binomialTail } from './binomial-tail.ts';

/** What a sign found in a campaign: records, and the devices, hours, callers, contacts or orders that they come from. */
export interface SignalGroup {
  readonly signal: FraudSignal;
  readonly examined: number;
  readonly found: number;
  readonly units: number;
  readonly foundUnits: number;
}

export interface Finding<Group> {
  readonly group: Group;
  /** Share of the records of all other campaigns that show the sign; null where there are none. */
  readonly ordinaryShare: number | null;
}

/**
 * Which campaigns show a sign more often than chance allows. Each is compared with all others by the devices (hours, callers …)
 * that show it, for what one of them does is no independent evidence: k of n against the share p of the others, which an ordinary
 * share counts in for. It is a finding where P(X ≥ k), X ~ Binomial(n, p), is at most the false alerts that are accepted, divided
 * by all comparisons of the report [Bonferroni], and k/n is at least three times p.
 */
export function judgeGroups<Group extends SignalGroup>(
  groups: readonly Group[],
  falseAlerts: number,
): readonly Finding<Group>[] {
  const judged = groups.filter(isEnough);
  const level = Math.min(0.5, falseAlerts / Math.max(1, judged.length));
  return FRAUD_SIGNALS.flatMap((signal) => {
    const all = groups.filter((group) => group.signal === signal);
    return judged
      .filter((group) => group.signal === signal)
      .filter((group) => isBeyondChance(group, all, level))
      .map((group) => ({ group, ordinaryShare: shareOfOthers(group, all) }));
  });
}

/** Whether a campaign has enough to be judged at all. */
export function isEnough({ examined }: SignalGroup): boolean {
  return examined >= FEWEST_EXAMINED;
}

function isBeyondChance(group: SignalGroup, all: readonly SignalGroup[], level: number): boolean {
  const { signal, units, foundUnits } = group;
  // A burst is one hour by its nature, and its limit is a test by itself.
  const isBurst = signal === 'click_burst';
  if (foundUnits < (isBurst ? 1 : FEWEST_FOUND)) return false;
  const ordinary = ORDINARY_SHARES[signal];
  const others = isBurst ? [] : all.filter((other) => other !== group);
  const share =
    (sum(others.map((other) => other.foundUnits)) + ordinary * ORDINARY_WEIGHT) /
    (sum(others.map((other) => other.units)) + ORDINARY_WEIGHT);
  return (
    foundUnits / units >= TIMES_ORDINARY * share && binomialTail(foundUnits, units, share) <= level
  );
}

function shareOfOthers(group: SignalGroup, all: readonly SignalGroup[]): number | null {
  const others = all.filter((other) => other !== group);
  const examined = sum(others.map((other) => other.examined));
  return examined === 0 ? null : sum(others.map(({ found }) => found)) / examined;
}

/** Whether what the sign puts at stake is the revenue of orders. */
export const takesCredit = (signal: FraudSignal) => CREDIT_SIGNALS.includes(signal);

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0);

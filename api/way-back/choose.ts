import { deterministicId } from '@throughline/ingest/contract/ids';
import type { Candidate } from './candidate.ts';
import { type ConsentRules, mayGoBack } from './consent.ts';
import type { SentBefore } from './ledger.ts';
import type { Target, TargetConversion } from './target.ts';
import type { Outgoing, Vendor } from './vendor.ts';

/** Why a conversion stays here. */
export const REASONS = [
  'consent_denied',
  'consent_unknown',
  'no_identifier',
  'too_old',
  'in_future',
  'value_unknown',
  'currency_unknown',
  'sent',
  'changed_after_sending',
  'rejected',
  'outcome_unknown',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Chosen {
  readonly outgoing: readonly Outgoing[];
  readonly left: Readonly<Partial<Record<Reason, number>>>;
  /** Told before, and no conversion any more: cancelled, or taken out. */
  readonly gone: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Splits conversions into those that go to a target now and those that stay, each for one reason. */
export function choose(
  candidates: readonly Candidate[],
  target: Target,
  vendor: Vendor,
  before: ReadonlyMap<string, SentBefore>,
  { now, consent }: { readonly now: number; readonly consent: ConsentRules },
): Chosen {
  const youngest = now - vendor.conversionDays * DAY_MS;
  const outgoing: Outgoing[] = [];
  const left: Partial<Record<Reason, number>> = {};
  const known = new Set<string>();
  for (const conversion of target.conversions)
    for (const candidate of candidates) {
      if (candidate.of !== conversion.of) continue;
      const id = idOf(candidate, conversion, target, before);
      if (known.has(id)) continue;
      known.add(id);
      const found = look(candidate, conversion, id);
      if (typeof found === 'string') left[found] = (left[found] ?? 0) + 1;
      else outgoing.push(found);
    }
  outgoing.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const gone = [...before].filter(
    ([id, { state, at }]) =>
      (state === 'accepted' || state === 'filed') && at >= youngest && !known.has(id),
  ).length;
  return { outgoing, left, gone };

  function look(
    candidate: Candidate,
    { as, value }: TargetConversion,
    id: string,
  ): Outgoing | Reason {
    const permitted = mayGoBack(candidate.owner, countryOf(candidate), consent);
    if (permitted === 'denied') return 'consent_denied';
    if (permitted === 'unknown') return 'consent_unknown';
    const identity = vendor.identify(candidate, target);
    if (!identity) return 'no_identifier';
    if (candidate.at > now) return 'in_future';
    if (candidate.at < youngest) return 'too_old';
    const { click } = identity;
    if (click && now - click.at > vendor.clickDays * DAY_MS) return 'too_old';
    const micros = value === 'margin' ? candidate.marginMicros : candidate.revenueMicros;
    // A lead and a goal without a value of their own are worth what the platform says of its action.
    const isPriced = value !== 'none' && candidate.of !== 'lead';
    if (isPriced && micros === null) return 'value_unknown';
    if (isPriced && !candidate.currency) return 'currency_unknown';
    const amount = isPriced ? { micros: micros!, currency: candidate.currency } : null;
    const told = before.get(id);
    const made = { id, as, of: candidate.of, at: candidate.at, value: amount, identity };
    if (!told || told.state === 'not_sent') return { ...made, isRestated: false };
    const isSame = told.value === textOf(amount);
    if (told.state === 'unknown')
      return now - told.sentAt < vendor.dedupeHours * HOUR_MS
        ? { ...made, isRestated: false }
        : 'outcome_unknown';
    if (told.state === 'rejected') return isSame ? 'rejected' : { ...made, isRestated: false };
    if (isSame) return 'sent';
    return vendor.restates ? { ...made, isRestated: true } : 'changed_after_sending';
  }
}

/** Value and currency as the ledger keeps them. */
export function textOf(value: Outgoing['value']): string {
  return value ? `${value.micros} ${value.currency}` : '';
}

/** The conversion tells its country, else the last click of its owner that does. */
function countryOf({ country, owner }: Candidate): string {
  if (country) return country;
  return [...owner.clicks].reverse().find((click) => click.country)?.country ?? '';
}

/** A sale that was told before its shop told it keeps the id that it was told under. */
function idOf(
  { key, formerKey }: Candidate,
  { as }: TargetConversion,
  { vendor, account }: Target,
  before: ReadonlyMap<string, SentBefore>,
): string {
  const made = (of: string) => deterministicId('sending', vendor, account, as, of);
  const former = formerKey === undefined ? undefined : made(formerKey);
  return former !== undefined && before.has(former) ? former : made(key);
}

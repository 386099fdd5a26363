import { sha256 } from '@throughline/ingest/contract/ids';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { DryRun, SendingExample, SendRun } from '../contract/way-back.ts';
import { inTurn } from '../documents/in-turn.ts';
import { ProblemError } from '../problems/problems.ts';
import type { Candidate } from './candidate.ts';
import { type Chosen, choose, textOf } from './choose.ts';
import type { ConsentRules } from './consent.ts';
import { type DeliverParts, deliver } from './deliver.ts';
import { judge } from './judge.ts';
import { type Exception, foldLedger, type Ledger, type SentEvent } from './ledger.ts';
import type { CandidatesAsked } from './read-candidates.ts';
import type { Target } from './target.ts';
import type { Outgoing, Parcel, Vendor, VendorFile } from './vendor.ts';
import { VENDOR } from './vendors/index.ts';
import { amountText } from './vendors/pieces.ts';
import { type LedgerStore, writeLedger } from './write-ledger.ts';

export interface SendParts extends DeliverParts, LedgerStore {
  readonly candidates: (asked: CandidatesAsked) => Promise<Candidate[]>;
  readonly consent: ConsentRules;
  /** Names a run; never the same twice. */
  readonly newRun: () => string;
}

const DAY_MS = 86_400_000;
/** A run that has written nothing for so long was killed. */
const LEASE_MS = 15 * 60_000;
/** No request is begun so long after its batch was written down; with all its tries none takes ten minutes more. */
const SLOWEST_MS = 5 * 60_000;
/** Entries of one call; whoever calls goes on while something is left. */
const BATCHES = 4;
const EXAMPLES = 10;

/** Shows what would go to a target now, and writes down that it was shown. */
export function dryRun(target: Target, parts: SendParts): Promise<DryRun> {
  return inTurn(`sending:${target.name}`, async () => {
    const ledger = await judge(
      target,
      VENDOR[target.vendor],
      await currentLedger(target, parts),
      parts,
    );
    const { outgoing, left, gone } = await chosen(target, ledger, parts);
    const shown = {
      ready: outgoing.length,
      left: { ...left },
      gone_after_sending: gone,
      examples: outgoing.slice(0, EXAMPLES).map(example),
    };
    // An entry between an intention and its result would be read as neither.
    if (!ledger.open)
      await writeLedger(parts, target.name, ledger.version + 1, {
        ...{ phase: 'dry_run', run: parts.newRun(), fingerprint: fingerprint(target) },
        ...{ ready: outgoing.length, left: { ...left } },
      });
    return { target: target.name, ...shown };
  });
}

/**
 * Sends what is to go, in batches: each is written down before it leaves, and its outcome after.
 * @throws ProblemError `dry_run_needed`, `sending_busy`, `target_resting`, `sending_not_visible`.
 */
export function send(
  target: Target,
  as: 'http' | 'file',
  parts: SendParts,
): Promise<SendRun & { readonly file?: VendorFile }> {
  return inTurn(`sending:${target.name}`, async () => {
    const vendor = VENDOR[target.vendor];
    let ledger = await currentLedger(target, parts);
    if (ledger.fingerprint !== fingerprint(target)) throw new ProblemError('dry_run_needed');
    const now = parts.now().getTime();
    if (ledger.until > now && as === 'http')
      throw new ProblemError('target_resting', {
        detail: `${target.name} answered ${ledger.stopped}; it is left alone until ${new Date(ledger.until).toISOString()}.`,
      });
    if (ledger.open) ledger = await settle(target, vendor, ledger, parts);
    ledger = await judge(target, vendor, ledger, parts);
    const run = parts.newRun();
    const sum = { accepted: 0, filed: 0, rejected: 0, unknown: 0, not_sent: 0 };
    const reasons: Record<string, number> = {};
    let [stopped, rest] = ['', 0];
    const filed: Outgoing[] = [];
    let choice = await chosen(target, ledger, parts);
    let todo = choice.outgoing.filter((event) => as === 'http' || vendor.fitsFile(event));
    for (let batch = 0; batch < BATCHES && todo.length > 0 && stopped === ''; batch++) {
      const events = todo.slice(0, vendor.batch);
      todo = todo.slice(vendor.batch);
      const parcels = vendor.parcels(events, `${run}-${batch}`);
      const entries = await writeLedger(parts, target.name, ledger.version + 1, {
        ...{ phase: 'intended', run: `${run}-${batch}`, as, left: { ...choice.left } },
        events: parcels.flatMap((parcel, index) =>
          parcel.events.map(({ id, value, at }): SentEvent => [id, textOf(value), at, index]),
        ),
      });
      ledger = foldLedger(entries);
      const result: BatchResult =
        as === 'http'
          ? await sendBatch(parcels, target, vendor, parts)
          : { exceptions: [], references: [], stopped: '', waitSeconds: 0 };
      if (vendor.arrivals && result.exceptions.some(([, state]) => state === 'unknown')) {
        // The platform is asked before the next run: until then the batch stays open.
        sum.unknown += events.length;
        stopped = result.stopped;
        break;
      }
      if (as === 'file') filed.push(...events);
      rest = result.waitSeconds > 0 ? parts.now().getTime() + result.waitSeconds * 1000 : 0;
      stopped = result.stopped;
      ledger = foldLedger(
        await writeLedger(parts, target.name, ledger.version + 1, {
          ...{ phase: 'result', run: `${run}-${batch}`, stopped, until: rest },
          exceptions: [...result.exceptions],
          references: [...result.references],
        }),
      );
      for (const { id } of events) {
        const { state, reason } = ledger.events.get(id)!;
        sum[state]++;
        if (state !== 'accepted' && state !== 'filed') reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
    }
    if (as === 'http' && todo.length === 0) choice = await chosen(target, ledger, parts);
    return {
      ...{ target: target.name, ...sum, reasons, left: { ...choice.left } },
      ...{ waiting: todo.length, stopped, gone_after_sending: choice.gone },
      resting_until: rest > 0 ? new Date(rest).toISOString() : null,
      ...(as === 'file' && { file: vendor.file(filed, target) }),
    };
  });
}

interface BatchResult {
  readonly exceptions: readonly Exception[];
  readonly references: readonly string[];
  readonly stopped: string;
  readonly waitSeconds: number;
}

async function sendBatch(
  parcels: readonly Parcel[],
  target: Target,
  vendor: Vendor,
  parts: SendParts,
): Promise<BatchResult> {
  const exceptions: Exception[] = [];
  const references: string[] = [];
  const begun = parts.now().getTime();
  for (const [index, parcel] of parcels.entries()) {
    if (parts.now().getTime() - begun > SLOWEST_MS) {
      for (const { events } of parcels.slice(index))
        for (const { id } of events) exceptions.push([id, 'not_sent', 'too_slow']);
      return { exceptions, references, stopped: 'too_slow', waitSeconds: 0 };
    }
    const result = await deliver(parcel, target, vendor, parts);
    exceptions.push(...result.exceptions);
    references.push(...result.references);
    if (result.stopped) {
      const { reason, waitSeconds } = result.stopped;
      for (const { events } of parcels.slice(index + 1))
        for (const { id } of events) exceptions.push([id, 'not_sent', reason]);
      return { exceptions, references, stopped: reason, waitSeconds };
    }
  }
  return { exceptions, references, stopped: '', waitSeconds: 0 };
}

/**
 * Ends a batch whose run was killed. Where the platform can be asked which requests arrived, it is; else its events are
 * of unknown outcome, and go again only where a copy is recognised.
 */
async function settle(
  target: Target,
  vendor: Vendor,
  { open, version }: Ledger,
  parts: SendParts,
): Promise<Ledger> {
  const { entry, at } = open!;
  if (parts.now().getTime() - at < LEASE_MS && entry.as === 'http')
    throw new ProblemError('sending_busy', {
      detail: `A run began at ${new Date(at).toISOString()} and has not ended; if it was killed, the next may begin fifteen minutes after.`,
    });
  const arrived = entry.as === 'http' ? await arrivedParcels(target, vendor, parts) : undefined;
  const exceptions = entry.events.flatMap(([id, , , parcel]): Exception[] => {
    if (arrived === undefined) return [[id, 'unknown', 'killed']];
    return arrived.has(`${entry.run}-${parcel}`) ? [] : [[id, 'not_sent', 'killed']];
  });
  return foldLedger(
    await writeLedger(parts, target.name, version + 1, {
      ...{ phase: 'result', run: entry.run, references: [], stopped: '', until: 0 },
      exceptions,
    }),
  );
}

/** Undefined where the platform cannot be asked at all. */
async function arrivedParcels(target: Target, vendor: Vendor, { post }: SendParts) {
  if (!vendor.arrivals) return undefined;
  const answer = await post(vendor.arrivals.request(target));
  const arrived = answer.kind === 'answer' ? vendor.arrivals.read(answer) : undefined;
  if (arrived) return arrived;
  throw new ProblemError('target_resting', {
    detail: `A run to ${target.name} was killed, and the list of its uploads, which says what arrived, cannot be read; nothing is sent before.`,
  });
}

async function currentLedger(target: Target, parts: SendParts): Promise<Ledger> {
  return foldLedger(await parts.entries(target.name));
}

async function chosen(target: Target, ledger: Ledger, parts: SendParts): Promise<Chosen> {
  const vendor = VENDOR[target.vendor];
  const now = parts.now();
  const since = now.getTime() - (vendor.conversionDays + 1) * DAY_MS;
  const candidates = await parts.candidates({
    of: [...new Set(target.conversions.map(({ of }) => of))],
    since,
    heardSince: since - vendor.clickDays * DAY_MS,
  });
  const rules = { now: now.getTime(), consent: parts.consent };
  return choose(candidates, target, vendor, ledger.events, rules);
}

/** Of everything that decides what goes where. */
export function fingerprint(target: Target): string {
  return sha256(canonicalJson(target)).slice(0, 32);
}

function example({ id, as, of, at, value, identity, isRestated }: Outgoing): SendingExample {
  return {
    ...{ id, as, of, at: new Date(at).toISOString(), restated: isRestated },
    value: value && amountText(value.micros),
    currency: value?.currency ?? null,
    // Enough to find the click by, and too little to use it.
    click: identity.click
      ? { name: identity.click.name, begins: identity.click.value.slice(0, 6) }
      : null,
    visitor: identity.visitor?.kind ?? null,
    emails: [...identity.emails],
    phones: [...identity.phones],
  };
}

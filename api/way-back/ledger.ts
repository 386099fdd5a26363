import * as z from 'zod';

/** What became of a conversion. `not_sent`: it never left, so it may go again. */
export const STATES = ['accepted', 'filed', 'rejected', 'unknown', 'not_sent'] as const;
export type SentState = (typeof STATES)[number];

/** Id, value with its currency (empty: none), time in ms, and which request of the batch it leaves in. */
const sentEvent = z.tuple([z.string(), z.string(), z.number(), z.number()]);
export type SentEvent = z.infer<typeof sentEvent>;
/** Id, state and reason of what was not accepted. */
const exception = z.tuple([z.string(), z.enum(STATES), z.string()]);
export type Exception = z.infer<typeof exception>;
const counts = z.record(z.string(), z.number());

/** An entry of the ledger of a target: each is a version of one document, so no two runs can write the same one. */
export const ledgerEntry = z.discriminatedUnion('phase', [
  /** Somebody has seen what would go under these settings. */
  z.object({
    phase: z.literal('dry_run'),
    run: z.string(),
    fingerprint: z.string(),
    ready: z.number(),
    left: counts,
  }),
  /** These events are about to leave: written before anything does. */
  z.object({
    phase: z.literal('intended'),
    run: z.string(),
    as: z.enum(['http', 'file']),
    events: z.array(sentEvent),
    left: counts,
  }),
  /** What became of them. */
  z.object({
    phase: z.literal('result'),
    run: z.string(),
    /** What is not named was accepted, or stands in the file. */
    exceptions: z.array(exception),
    references: z.array(z.string()),
    /** Why the run ended early, and until when nothing is to be sent (ms); empty and 0: it did not. */
    stopped: z.string(),
    until: z.number(),
  }),
  /** What the platform has said later of a request that it took. */
  z.object({
    phase: z.literal('judged'),
    /** The run whose request it was. */
    run: z.string(),
    reference: z.string(),
    state: z.enum(['success', 'partial', 'failed']),
    errors: counts,
  }),
]);
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export interface WrittenEntry {
  readonly version: number;
  readonly author: string;
  /** ms since 1970. */
  readonly at: number;
  readonly entry: LedgerEntry;
}

/** The last that is known of a conversion. */
export interface SentBefore {
  readonly state: SentState;
  readonly value: string;
  readonly at: number;
  readonly sentAt: number;
  readonly reason: string;
}

export interface Ledger {
  readonly version: number;
  readonly events: ReadonlyMap<string, SentBefore>;
  /** Of the last dry run. */
  readonly fingerprint: string | undefined;
  /** An intention without a result: a run that is under way, or was killed. */
  readonly open: (WrittenEntry & { readonly entry: { readonly phase: 'intended' } }) | undefined;
  readonly last: WrittenEntry | undefined;
  /** Requests that were taken and not judged yet, the oldest first. */
  readonly unjudged: readonly { readonly run: string; readonly reference: string }[];
  /** What the platform refused after it had taken the request, by its reason; which events it does not say. */
  readonly refusedLater: Readonly<Record<string, number>>;
  readonly stopped: string;
  readonly until: number;
}

/** What the entries of a target come to, in the order of their versions. */
export function foldLedger(entries: readonly WrittenEntry[]): Ledger {
  const events = new Map<string, SentBefore>();
  const sent = new Map<string, readonly string[]>();
  const lastRun = new Map<string, string>();
  const unjudged = new Map<string, string>();
  const refusedLater: Record<string, number> = {};
  let open: Ledger['open'];
  let fingerprint: string | undefined;
  let [stopped, until] = ['', 0];
  for (const written of entries) {
    const { entry, at: sentAt } = written;
    if (entry.phase === 'dry_run') fingerprint = entry.fingerprint;
    if (entry.phase === 'intended') {
      open = { ...written, entry };
      for (const [id, value, at] of entry.events) {
        lastRun.set(id, entry.run);
        events.set(id, { state: 'unknown', value, at, sentAt, reason: '' });
      }
    }
    if (entry.phase === 'result' && open?.entry.run === entry.run) {
      const good = open.entry.as === 'file' ? 'filed' : 'accepted';
      const others = new Map(
        entry.exceptions.map(([id, state, reason]) => [id, { state, reason }]),
      );
      for (const [id] of open.entry.events)
        events.set(id, { ...events.get(id)!, ...(others.get(id) ?? { state: good }) });
      sent.set(
        entry.run,
        open.entry.events.map(([id]) => id).filter((id) => !others.has(id)),
      );
      for (const reference of entry.references) unjudged.set(reference, entry.run);
      open = undefined;
      ({ stopped, until } = entry);
    }
  }
  for (const { entry } of entries) {
    if (entry.phase !== 'judged') continue;
    unjudged.delete(entry.reference);
    for (const [reason, count] of Object.entries(entry.errors))
      refusedLater[reason] = (refusedLater[reason] ?? 0) + count;
    if (entry.state !== 'failed') continue;
    const [reason = 'failed'] = Object.keys(entry.errors);
    // One that was told anew since keeps what came of that.
    for (const id of sent.get(entry.run) ?? [])
      if (lastRun.get(id) === entry.run)
        events.set(id, { ...events.get(id)!, state: 'rejected', reason });
  }
  const last = entries.at(-1);
  return {
    version: last?.version ?? 0,
    events,
    fingerprint,
    open,
    last,
    unjudged: [...unjudged].map(([reference, run]) => ({ run, reference })),
    refusedLater,
    stopped,
    until,
  };
}

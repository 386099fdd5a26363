import { setTimeout as sleep } from 'node:timers/promises';
import type { SendRun } from '@throughline/api/contract/way-back';
import { ProblemError } from '@throughline/api/problems/problems';
import { foldLedger, type WrittenEntry } from '@throughline/api/way-back/ledger';
import { type SendParts, send } from '@throughline/api/way-back/send';
import type { Target } from '@throughline/api/way-back/target';
import type { Say } from '../../line/say.ts';

const HOUR_MS = 3_600_000;
/** A run that could not begin or end is tried again so long after. */
const AGAIN_MS = 15 * 60_000;
const STOP_MS = 10_000;
/** Calls of one run; more than any day of a business needs. */
const MOST_CALLS = 50;

export interface ScheduledTarget {
  readonly target: Target;
  readonly everyHours: number;
}

interface ScheduleParts {
  readonly targets: readonly ScheduledTarget[];
  readonly parts: (target: string) => SendParts;
  readonly now: () => number;
  readonly say: Say;
}

/**
 * Sends to targets that name `every_hours`, one after the other and beside all other work. When the last run was follows
 * from the ledger, so that neither a restart nor another process repeats it; a target whose settings nobody has seen a dry run of
 * waits for one. To be called by the process that derives, between two pieces of its work; never throws and never waits.
 */
export function sendOnSchedule({ targets, parts, now, say }: ScheduleParts): {
  readonly look: () => void;
  /** Lets a running call end, within a moment: what a run that was cut off had begun is told from the ledger. */
  readonly stop: () => Promise<void>;
} {
  const nextLook = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  let isStopped = false;

  async function sendTo({ target, everyHours }: ScheduledTarget): Promise<void> {
    const { name } = target;
    const own = parts(name);
    const due = dueAt(await own.entries(name), everyHours);
    if (now() < due) {
      nextLook.set(name, due);
      return;
    }
    nextLook.set(name, now() + AGAIN_MS);
    let run: SendRun | undefined;
    for (let call = 0; call < MOST_CALLS && !isStopped; call++) {
      run = await send(target, 'http', own);
      if (run.waiting === 0 || run.stopped !== '') break;
    }
    if (run?.stopped) {
      say('warn', `${name} answered ${run.stopped}; conversions are sent again later`);
      return;
    }
    nextLook.set(name, now() + everyHours * HOUR_MS);
  }

  return {
    look() {
      const due = targets.filter(({ target }) => (nextLook.get(target.name) ?? 0) <= now());
      if (isBusy || isStopped || due.length === 0) return;
      isBusy = true;
      running = (async () => {
        for (const one of due)
          await sendTo(one).catch((error: unknown) => {
            nextLook.set(one.target.name, now() + AGAIN_MS);
            say('warn', `conversions were not sent to ${one.target.name}: ${reasonOf(error)}`);
          });
        isBusy = false;
      })();
    },
    async stop() {
      isStopped = true;
      await Promise.race([running, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** When the target is due, ms: after its last run, whoever began it; at once where there was none. */
function dueAt(entries: readonly WrittenEntry[], everyHours: number): number {
  const sent = entries.findLast(
    ({ entry }) => entry.phase === 'intended' || entry.phase === 'result',
  );
  const { until } = foldLedger(entries);
  return Math.max(sent ? sent.at + everyHours * HOUR_MS : 0, until);
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  return error instanceof Error ? error.message : String(error);
}

import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { BackTarget } from '../contract/way-back.ts';
import { foldLedger, type WrittenEntry } from './ledger.ts';
import { readLedger } from './read-ledger.ts';
import { fingerprint } from './send.ts';
import type { Target } from './target.ts';

/** Every target with what its ledger comes to. */
export async function listTargets(
  reader: Reader,
  targets: readonly Target[],
  now: Date,
): Promise<BackTarget[]> {
  const listed: BackTarget[] = [];
  for (const target of targets)
    listed.push(shown(target, await readLedger(reader, target.name), now));
  return listed;
}

function shown(target: Target, entries: readonly WrittenEntry[], now: Date): BackTarget {
  const ledger = foldLedger(entries);
  const [states, rejections]: Record<string, number>[] = [{}, {}];
  for (const { state, reason } of ledger.events.values()) {
    states![state] = (states![state] ?? 0) + 1;
    if (state === 'rejected') rejections![reason] = (rejections![reason] ?? 0) + 1;
  }
  const counted = entries.findLast(({ entry }) => 'left' in entry)?.entry;
  return {
    ...{ name: target.name, vendor: target.vendor, account: target.account },
    conversions: target.conversions.map((one) => ({ ...one })),
    contacts: target.contacts,
    ...{ states: states!, rejections: rejections! },
    refused_later: { ...ledger.refusedLater },
    left: counted && 'left' in counted ? counted.left : {},
    dry_run_seen: ledger.fingerprint === fingerprint(target),
    last: ledger.last
      ? {
          phase: ledger.last.entry.phase,
          at: new Date(ledger.last.at).toISOString(),
          by: ledger.last.author,
        }
      : null,
    stopped: ledger.stopped,
    resting_until: ledger.until > now.getTime() ? new Date(ledger.until).toISOString() : null,
  };
}

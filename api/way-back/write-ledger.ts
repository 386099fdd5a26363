import type { DocumentStore } from '../documents/documents.ts';
import { ProblemError } from '../problems/problems.ts';
import type { LedgerEntry, WrittenEntry } from './ledger.ts';
import { readLedger } from './read-ledger.ts';

/**
 * Appends an entry behind `version`, and makes sure that it is the one that stands there: of two runs that write the same
 * version one goes on.
 * @throws ProblemError `sending_busy` where another run took it, `sending_not_visible` where it cannot be read yet.
 */
export async function writeLedger(
  store: DocumentStore,
  target: string,
  version: number,
  entry: LedgerEntry,
): Promise<WrittenEntry[]> {
  const { visible } = await store.append({
    ...{ type: 'sending', id: target, version, state: 'draft', body: entry },
    ...(store.author && { author: store.author }),
    ...(version > 1 && { parent: `${target}@${version - 1}` }),
    created_at: store.now.toISOString(),
  });
  if (!visible)
    throw new ProblemError('sending_not_visible', {
      detail: `Entry ${version} of the ledger of ${target} was accepted and cannot be read yet.`,
    });
  const entries = await readLedger(store.reader, target);
  const stands = entries.find((one) => one.version === version)?.entry;
  if (stands?.run !== entry.run || stands.phase !== entry.phase)
    throw new ProblemError('sending_busy', {
      detail: `Another run writes the ledger of ${target}.`,
    });
  return entries;
}

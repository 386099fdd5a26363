import type { DocumentVersion } from '../documents/documents.ts';
import { ProblemError } from '../problems/problems.ts';
import type { LedgerEntry, WrittenEntry } from './ledger.ts';

/** Where the ledgers of targets are kept. */
export interface LedgerStore {
  /** Entries of a target, the oldest first. */
  readonly entries: (target: string) => Promise<WrittenEntry[]>;
  /** Appends a version of a document to the log; resolves once it is durable, and says whether it can be read already. */
  readonly append: (document: DocumentVersion) => Promise<{ readonly visible: boolean }>;
  readonly author: string;
  readonly now: () => Date;
}

/**
 * Appends an entry behind `version`, and makes sure that it is the one that stands there: of two runs that write the same
 * version one goes on.
 * @throws ProblemError `sending_busy` where another run took it, `sending_not_visible` where it cannot be read yet.
 */
export async function writeLedger(
  store: LedgerStore,
  target: string,
  version: number,
  entry: LedgerEntry,
): Promise<WrittenEntry[]> {
  const { visible } = await store.append({
    ...{ type: 'sending', id: target, version, state: 'draft', body: entry },
    ...(store.author && { author: store.author }),
    ...(version > 1 && { parent: `${target}@${version - 1}` }),
    created_at: store.now().toISOString(),
  });
  if (!visible)
    throw new ProblemError('sending_not_visible', {
      detail: `Entry ${version} of the ledger of ${target} was accepted and cannot be read yet.`,
    });
  const entries = await store.entries(target);
  const stands = entries.find((one) => one.version === version)?.entry;
  if (stands?.run !== entry.run || stands.phase !== entry.phase)
    throw new ProblemError('sending_busy', {
      detail: `Another run writes the ledger of ${target}.`,
    });
  return entries;
}

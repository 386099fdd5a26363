import type { SavedSegment } from '../contract/segments.ts';
import { type Condition, conditionText } from '../contract/where.ts';
import type { DocumentStore, DocumentVersion } from '../documents/documents.ts';
import { inTurn } from '../documents/in-turn.ts';
import { ProblemError } from '../problems/problems.ts';
import { newestSegment, unknownSegment } from './read-segments.ts';

/** Versions that were accepted and could not be read yet, by name: nobody may take their number. */
const unseen = new Map<string, number>();
/** So often a process elsewhere may take the number first. */
const TRIES = 5;

/**
 * Writes a segment, or deletes it (null): its next version in the log. The same conditions are the same version.
 * @throws ProblemError `segment_unknown` where there is nothing to delete.
 */
export function saveSegment(
  store: DocumentStore,
  name: string,
  where: readonly Condition[] | null,
): Promise<SavedSegment> {
  return inTurn(`segment:${name}`, async () => {
    for (let tried = 0; tried < TRIES; tried++) {
      const newest = await newestSegment(store.reader, name);
      const waiting = unseen.get(name) ?? 0;
      if (waiting > (newest?.version ?? 0))
        throw new ProblemError('segment_not_visible', {
          detail: `Version ${waiting} of ${JSON.stringify(name)} was accepted and cannot be read yet.`,
        });
      unseen.delete(name);
      if (where === null && !newest?.where) throw unknownSegment(name);
      if (newest && textOf(newest.where) === textOf(where))
        return { name, version: newest.version, changed: false, visible: true };
      const version = (newest?.version ?? 0) + 1;
      const { visible } = await store.append(documentOf(store, name, version, where));
      if (!visible) {
        unseen.set(name, version);
        return { name, version, changed: true, visible };
      }
      const stands = await newestSegment(store.reader, name);
      if (stands && textOf(stands.where) === textOf(where))
        return { name, version: stands.version, changed: true, visible };
    }
    throw new ProblemError('segment_not_visible', {
      detail: `Others keep changing the segment ${JSON.stringify(name)}.`,
    });
  });
}

function textOf(where: readonly Condition[] | null): string {
  return JSON.stringify(where?.map(conditionText) ?? null);
}

function documentOf(
  { author, now }: DocumentStore,
  name: string,
  version: number,
  where: readonly Condition[] | null,
): DocumentVersion {
  return {
    ...{ type: 'segment', id: name, version, state: 'draft', created_at: now.toISOString() },
    ...(author && { author }),
    ...(version > 1 && { parent: `${name}@${version - 1}` }),
    body: where ? { where: where.map(conditionText) } : { deleted: true },
  };
}

import type { SavedSegment } from '../contract/segments.ts';
import type { Condition } from '../contract/where.ts';
import type { DocumentStore } from '../documents/documents.ts';
import { saveNamed } from '../documents/named.ts';
import { SEGMENTS } from './read-segments.ts';

/**
 * Writes a segment, or deletes it (null): its next version in the log. The same conditions are the same version.
 * @throws ProblemError `segment_unknown` where there is nothing to delete.
 */
export function saveSegment(
  store: DocumentStore,
  name: string,
  where: readonly Condition[] | null,
): Promise<SavedSegment> {
  return saveNamed(store, SEGMENTS, name, where);
}

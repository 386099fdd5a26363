import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { type Segment, segmentBody } from '../contract/segments.ts';
import { type Condition, conditionText } from '../contract/where.ts';
import { DOCUMENTS } from '../documents/documents.ts';
import { type NewestDocument, newestDocuments } from '../documents/newest-documents.ts';
import { ProblemError } from '../problems/problems.ts';

const ONE = sqlFile(import.meta.url, './segment.sql');

type Row = Omit<NewestDocument, 'name'>;

/** A segment as it stands: null where it was deleted. */
export interface StoredSegment {
  readonly version: number;
  readonly where: readonly Condition[] | null;
  readonly author: string;
  readonly changedAt: string;
}

/** The newest version of a segment, deleted or not; undefined where there never was one. */
export async function newestSegment(
  reader: Reader,
  name: string,
): Promise<StoredSegment | undefined> {
  const [row] = await reader.rows<Row>(ONE, { ...DOCUMENTS, entity: `segment:${name}` });
  return row && stored(row);
}

/** @throws ProblemError `segment_unknown` where there is none of this name. */
export async function readSegment(reader: Reader, name: string) {
  const found = await newestSegment(reader, name);
  if (!found?.where) throw unknownSegment(name);
  return { ...found, where: found.where };
}

export async function listSegments(reader: Reader): Promise<Segment[]> {
  return (await newestDocuments(reader, 'segment')).flatMap((row) => {
    const { where, ...segment } = stored(row);
    return where ? [shownSegment(row.name, { ...segment, where })] : [];
  });
}

export function shownSegment(
  name: string,
  { version, where, author, changedAt }: StoredSegment & { readonly where: readonly Condition[] },
): Segment {
  return { name, version, where: where.map(conditionText), author, changed_at: changedAt };
}

export function unknownSegment(name: string): ProblemError {
  return new ProblemError('segment_unknown', {
    detail: `There is no segment ${JSON.stringify(name)}; throughline segment list, or GET /api/v1/segments, names those that there are.`,
  });
}

/** A body that is none of a segment counts as deleted: it was imported as a document, unchecked. */
function stored({ version, body, author, at }: Row): StoredSegment {
  const read = segmentBody.safeParse(JSON.parse(body || 'null'));
  return {
    version: Number(version),
    where: read.success ? read.data.where : null,
    author,
    changedAt: new Date(Number(at)).toISOString(),
  };
}

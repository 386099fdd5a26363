import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { type Segment, segmentBody } from '../contract/segments.ts';
import { type Condition, conditionText } from '../contract/where.ts';
import { listNamed, type Named, readNamed, type Stored } from '../documents/named.ts';
import { ProblemError } from '../problems/problems.ts';

/** Conditions under a name. A body that is none of a segment counts as deleted: it was imported as a document, unchecked. */
export const SEGMENTS: Named<readonly Condition[]> = {
  type: 'segment',
  read: (body) => segmentBody.safeParse(body).data?.where ?? null,
  write: (where) => ({ where: where.map(conditionText) }),
  unknown: (name) =>
    new ProblemError('segment_unknown', {
      detail: `There is no segment ${JSON.stringify(name)}; throughline segment list, or GET /api/v1/segments, names those that there are.`,
    }),
  notVisible: (detail) => new ProblemError('segment_not_visible', { detail }),
};

/** @throws ProblemError `segment_unknown` where there is none of this name. */
export async function readSegment(reader: Reader, name: string) {
  const { body: where, ...found } = await readNamed(reader, SEGMENTS, name);
  return { ...found, where };
}

export async function listSegments(reader: Reader): Promise<Segment[]> {
  return (await listNamed(reader, SEGMENTS)).map(({ name, body: where, ...stored }) =>
    shownSegment(name, { ...stored, where }),
  );
}

export function shownSegment(
  name: string,
  {
    version,
    where,
    author,
    changedAt,
  }: Omit<Stored<never>, 'body'> & { readonly where: readonly Condition[] },
): Segment {
  return { name, version, where: where.map(conditionText), author, changed_at: changedAt };
}

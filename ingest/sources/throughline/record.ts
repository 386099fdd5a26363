import * as z from 'zod';
import { RecordError } from '../../contract/record-error.ts';

const name = z.string().min(1).max(128);

const documentRecord = z.strictObject({
  document: z.strictObject({
    /** What it is, such as `plan`. */
    type: name.regex(/^[a-z][a-z_]*$/, 'a type in lower case, such as plan'),
    id: name,
    /** Counts from 1; its writer read the one before. */
    version: z.int().min(1),
    state: z.enum(['draft', 'approved', 'locked']),
    author: z.string().max(128).optional(),
    /** The version that it follows or corrects, as `<id>@<version>`. */
    parent: z.string().max(256).optional(),
    created_at: z.string(),
    body: z.record(z.string(), z.unknown()),
  }),
});
export type DocumentRecord = z.output<typeof documentRecord>;

/** @throws RecordError with the first field that is wrong. */
export function readDocumentRecord(value: unknown): DocumentRecord['document'] {
  const read = documentRecord.safeParse(value);
  if (read.success) return read.data.document;
  const [issue] = read.error.issues;
  throw new RecordError('field_invalid', {
    field: issue!.path.join('.') || 'document',
    expected: issue!.message,
  });
}

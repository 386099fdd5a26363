import type { Meaning } from '../headings/meanings.ts';
import type { Row } from '../reading/row.ts';

/** A field of an entity: cleared where its column is empty, left alone where there is no column of it. */
export function field<Value>(
  row: Row,
  meaning: Meaning,
  value: Value | undefined,
): Value | null | undefined {
  return value ?? (row.knows(meaning) ? null : undefined);
}

/** Fields that say something, so that what a file has no column of stays as it is. */
export function told<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Fields;
}

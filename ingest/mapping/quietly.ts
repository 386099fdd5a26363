import { RecordError } from '../contract/record-error.ts';

/** What `read` gives; undefined where the record is bad, for its mapping says what is wrong with it. */
export function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RecordError) return undefined;
    throw error;
  }
}

/** One record of a file: its bytes on one line, and the line of the file where it starts (from 1). */
export interface FileRecord {
  readonly bytes: Uint8Array;
  readonly line: number;
  /** True when the file ends inside it, so that it (and what came before) may be half of something. */
  readonly cut: boolean;
}

/** No record of any vendor is larger; a larger one is a file that is not what it claims. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

import type { Reader } from './reader.ts';

/** A question that people bring, and how many steps they may need to its answer. */
export interface Question {
  readonly asks: string;
  readonly steps: number;
  /** Where the reader is when the question comes up: the first page of their area. */
  readonly from: string;
  /** Goes there, and expects the answer to stand on the page, equal to the API's. */
  answered(reader: Reader): Promise<void>;
}

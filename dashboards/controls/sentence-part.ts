import type { ReactNode } from 'react';

/** A part of the sentence of filters, which opens what could stand in its place. */
export interface SentencePart {
  readonly key: string;
  /** Between the part before and this one. */
  readonly joint: string;
  /** It leaves facts out, so even a phone shows it. */
  readonly isNarrowing?: true;
  readonly node: ReactNode;
}

import type { Meaning } from '../meanings.ts';

/** Headings by meaning, as `foldHeading` writes them: English, Russian, Turkish and what vendors say. */
export type Words = Partial<Readonly<Record<Meaning, readonly string[]>>>;

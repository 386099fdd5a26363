import * as z from 'zod';

/** What a segment is called: any text of a line, without a slash. */
export const segmentName = z
  .string()
  .regex(/^[^\s/\p{C}](?:[^/\p{C}]{0,62}[^\s/\p{C}])?$/u, {
    error: 'Expected a name of 1 to 64 characters in one line, without a slash',
  })
  .describe('Name of the segment');

/** Set by name wherever conditions are taken: those of the segment are to be met as well. */
export const segmentTerm = {
  segment: segmentName
    .optional()
    .describe(
      'A saved segment by its name: its conditions are to be met too; throughline segment list names those that there are',
    ),
};

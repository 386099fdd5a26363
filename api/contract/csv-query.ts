import * as z from 'zod';
import { LANGUAGES } from './languages.ts';

/** How a CSV file is written; without these it is for machines: a header of keys, `,` between cells, `.` in numbers. */
export const csvQuery = {
  lang: z
    .enum(LANGUAGES)
    .optional()
    .describe('Of the header, the names and the rounding of a CSV file meant for reading'),
  separator: z
    .enum(['comma', 'semicolon', 'tab'])
    .optional()
    .describe('Between cells of a CSV file: `semicolon` where a decimal comma is usual'),
};
export type CsvStyle = Partial<z.infer<z.ZodObject<typeof csvQuery>>>;

import * as z from 'zod';
import { isEncoding } from './legacy-text.ts';

/** Setting of an account whose pages and links are older than UTF-8. */
export const legacyEncoding = z
  .string()
  .refine(isEncoding, 'an encoding such as windows-1251')
  .optional()
  .describe(
    'Encoding of tags and forms that are no UTF-8, such as `windows-1251`; without it Russian words in windows-1251 are recognised, and everything else stays as it was written (`%CB%E5`).',
  );

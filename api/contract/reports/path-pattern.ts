import * as z from 'zod';

/** Which paths, as reports are asked for them. */
export const pathPattern = z
  .string()
  .max(500)
  .optional()
  .describe(
    'Pattern such as "VK* > Brand > Call": a step matches a channel, * any text, … any steps',
  );

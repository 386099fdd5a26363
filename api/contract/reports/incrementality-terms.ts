import * as z from 'zod';

export const experiment = z.string().max(256).describe('Name of a test; all of them without it');
export const incrementalValue = z
  .enum(['margin', 'revenue'])
  .default('margin')
  .describe('What buyers are worth');
export const testedChannel = z
  .string()
  .max(256)
  .describe('Channel that the test is of, such as "Paid Social": gives its calibration factor');
/** Older factors are to be measured again. */
export const OLD_AFTER_DAYS = 180;
export const ROLES = ['control', 'treated', 'unknown'] as const;
export const CONCLUSIONS = [
  'more',
  'fewer',
  'within_chance',
  'below_minimum',
  'no_control',
] as const;

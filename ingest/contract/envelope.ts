import * as z from 'zod';
import { instant, uuid } from './scalars.ts';

/** Why a fact is a test and counts for nothing. */
export const testMarkSchema = z.object({
  /** What marks it: `debug_mode`, `traffic_type internal`. */
  reason: z.string().min(1).max(64),
  /** Setting of the account that would count it, as the configuration writes it: `count_debug: true`. */
  setting: z.string().max(128).optional(),
});
export type TestMark = z.infer<typeof testMarkSchema>;

/** What every fact carries. */
export const envelope = {
  id: uuid,
  source: z.string().min(1).max(64),
  account: z.string().min(1).max(128),
  /** When it happened (event), became true (entity version) or was taken (slice). */
  occurredAt: instant,
  isTest: z.boolean().default(false),
  testMark: testMarkSchema.optional(),
};

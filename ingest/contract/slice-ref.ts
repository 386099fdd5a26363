import * as z from 'zod';
import { instant, uuid } from './scalars.ts';

/** A block of facts that its owner restates as a whole (a GA4 export day, an account’s ad costs of a day). */
export const sliceRefSchema = z.object({
  /** Names the block, such as `ga4_day:<property>:<date>`; parts joined by colons. */
  key: z.string().min(1).max(512),
  /** When the owner took this snapshot; the newest complete snapshot is the one that counts. */
  snapshotAt: instant,
  /** Deterministic id of the snapshot’s content. */
  snapshotId: uuid,
  part: z.int().positive(),
  parts: z.int().positive(),
});
export type SliceRef = z.infer<typeof sliceRefSchema>;

import type { LeftOut } from '../contract/source.ts';
import { skip } from '../mapping/left-out.ts';

/** What a robot sent, where the account does not keep it (`keep_robots`). */
export const ROBOT: LeftOut = skip(
  'robot',
  'events of robots (by their user agent or an automated browser) are not stored; keep_robots: true stores them, marked',
);

import { listTargets } from '@throughline/api/way-back/list-targets';
import type { Target } from '@throughline/api/way-back/target';
import {
  type Aside,
  type AsideCounts,
  asideCounts,
  listAside,
} from '@throughline/transform/notices/aside-counts';
import {
  type Notice,
  type NoticeSettings,
  readNotices,
} from '@throughline/transform/notices/notices';
import type { Reader } from '@throughline/transform/warehouse/warehouse';

/** What is not in the figures, or not as its sender meant it. */
export interface DataState {
  readonly notices: readonly Notice[];
  readonly aside: AsideCounts;
  /** The first of what is set aside. */
  readonly examples: readonly Aside[];
  /** Platforms that ended the last run of what goes back to them. */
  readonly stopped?: readonly StoppedTarget[];
}

export interface StoppedTarget {
  readonly target: string;
  readonly reason: string;
  /** Until then it is left alone; null: it may be tried again. */
  readonly until: string | null;
}

/** Examples of what is set aside. */
const EXAMPLES = 10;

export async function dataState(
  reader: Reader,
  settings: NoticeSettings,
  targets: readonly Target[] = [],
): Promise<DataState> {
  const [notices, aside, examples, told] = await Promise.all([
    readNotices(reader, settings),
    asideCounts(reader),
    listAside(reader, EXAMPLES),
    listTargets(reader, targets, new Date()),
  ]);
  const stopped = told
    .filter((target) => target.stopped !== '')
    .map(({ name, stopped: reason, resting_until: until }) => ({ target: name, reason, until }));
  return { notices, aside, examples, stopped };
}

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
import type { RowReader } from '@throughline/transform/warehouse/warehouse';

/** What is not in the figures, or not as its sender meant it. */
export interface DataState {
  readonly notices: readonly Notice[];
  readonly aside: AsideCounts;
  /** The first of what is set aside. */
  readonly examples: readonly Aside[];
}

/** Examples of what is set aside. */
const EXAMPLES = 10;

export async function dataState(reader: RowReader, settings: NoticeSettings): Promise<DataState> {
  const [notices, aside, examples] = await Promise.all([
    readNotices(reader, settings),
    asideCounts(reader),
    listAside(reader, EXAMPLES),
  ]);
  return { notices, aside, examples };
}

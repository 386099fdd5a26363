import {
  type Aside,
  type AsideCounts,
  asideCounts,
  listAside,
} from '@throughline/transform/notices/aside-counts';
import { type Notice, readNotices } from '@throughline/transform/notices/notices';
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

/** @param currency the base currency. */
export async function dataState(reader: RowReader, currency: string): Promise<DataState> {
  const [notices, aside, examples] = await Promise.all([
    readNotices(reader, currency),
    asideCounts(reader),
    listAside(reader, EXAMPLES),
  ]);
  return { notices, aside, examples };
}

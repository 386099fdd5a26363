import { ancestorsOf } from '../address/row-id.ts';
import { parseOpened } from './drill.ts';

/** How many levels are asked for, so that every open row has its rows and the opened figure its own. */
export function depthNeeded(
  open: readonly string[],
  opened: string | undefined,
  names: readonly string[],
): number {
  const ids = new Set(open);
  const depths = open
    .filter((id) => ancestorsOf(id).every((ancestor) => ids.has(ancestor)))
    .map((id) => id.split('/').length + 1);
  const query = opened === undefined ? {} : (parseOpened(opened)?.query ?? {});
  depths.push(names.filter((name) => query[name] !== undefined).length);
  return Math.min(Math.max(1, ...depths), names.length);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { currentPublication } from '@throughline/transform/derive/publication';
import { type Line, LOAD_GROUP } from '../../line/line.ts';
import { untilVisible } from '../../operations/visibility.ts';

const POLL_MS = 250;

/**
 * Resolves once reports of both lines show all that their logs hold now, derived by the same settings.
 * @param onProgress told the share of the second line's log that is loaded.
 */
export async function bothVisible(
  one: Line,
  other: Line,
  onProgress: (done: number) => void,
): Promise<void> {
  const ends = await other.log.ends();
  const total = Math.max(1, sum(ends));
  const watch = setInterval(async () => {
    // What the last derivation takes cannot be foretold.
    const committed = await other.log.committed(LOAD_GROUP).catch(() => []);
    onProgress(0.9 * Math.min(1, sum(committed) / total));
  }, POLL_MS);
  try {
    await Promise.all([untilVisible(one, await one.log.ends()), untilVisible(other, ends)]);
    // A folder whose settings were changed since its last start is derived anew first.
    while (!(await sameSettings(one, other))) await sleep(POLL_MS);
  } finally {
    clearInterval(watch);
  }
}

async function sameSettings(one: Line, other: Line): Promise<boolean> {
  const [mine, theirs] = await Promise.all(
    [one, other].map(({ warehouse }) => currentPublication(warehouse.reader())),
  );
  // Nothing was ever derived where there is nothing.
  return mine!.revision === 0 || theirs!.revision === 0 || mine!.settings === theirs!.settings;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import type { PathRow } from '@throughline/transform/attribution/paths/path-table';
import { Random } from '../../../simulator/random.ts';

/** What generated journeys are like. The same settings give the same journeys. */
export interface PathSettings {
  readonly seed: number;
  /** How often they are met falls off as 1/rank. */
  readonly channels: number;
  readonly meanTouches: number;
}

/** A path is cut here, as the longest of real files are about that long. */
const MOST_TOUCHES = 60;
/** How often a touch comes by the same channel as the one before. */
const STAYS = 0.3;

/** So many different paths, each with the journeys that had it: 2 that converted and 6.8 that did not, on average. */
export function distinctPaths(settings: PathSettings & { readonly paths: number }): PathRow[] {
  const random = new Random(settings.seed, 'paths', settings.channels, settings.paths);
  const draw = pathDrawer(settings, random);
  const rows = new Map<string, PathRow>();
  while (rows.size < settings.paths) {
    const path = draw();
    const key = path.join('>');
    if (rows.has(key)) continue;
    const conversions = Math.round(random.exponential(2));
    const nulls = Math.round(random.exponential(6.8));
    if (conversions + nulls === 0) continue;
    rows.set(key, { path, conversions, value: conversions * random.logNormal(3, 0.8), nulls });
  }
  return [...rows.values()];
}

/** So many journeys, those with the same touches put together; one in five converted. */
export function journeyPaths(settings: PathSettings & { readonly journeys: number }): PathRow[] {
  const random = new Random(settings.seed, 'journeys', settings.channels, settings.journeys);
  const draw = pathDrawer(settings, random);
  const rows = new Map<
    string,
    { path: string[]; conversions: number; value: number; nulls: number }
  >();
  for (let journey = 0; journey < settings.journeys; journey++) {
    const path = draw();
    const key = path.join('>');
    let row = rows.get(key);
    if (!row) {
      row = { path, conversions: 0, value: 0, nulls: 0 };
      rows.set(key, row);
    }
    if (random.chance(0.2)) {
      row.conversions++;
      row.value += random.logNormal(3, 0.8);
    } else row.nulls++;
  }
  return [...rows.values()];
}

/** The file that `throughline attribute` reads. */
export function pathFile(rows: readonly PathRow[]): string {
  const lines = rows.map(
    ({ path, conversions, value, nulls }) =>
      `${path.join(' > ')};${conversions};${value};${nulls}.0`,
  );
  return `path;total_conversions;total_conversion_value;total_null\n${lines.join('\n')}\n`;
}

function pathDrawer({ channels, meanTouches }: PathSettings, random: Random): () => string[] {
  const names = Array.from({ length: channels }, (_, rank) => `channel ${rank + 1}`);
  const upTo: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= channels; rank++) {
    total += 1 / rank;
    upTo.push(total);
  }
  const channel = (): string => {
    const drawn = random.unit() * total;
    let [low, high] = [0, channels - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return names[low]!;
  };
  return () => {
    const path = [channel()];
    while (path.length < MOST_TOUCHES && random.chance(1 - 1 / meanTouches))
      path.push(random.chance(STAYS) ? path.at(-1)! : channel());
    return path;
  };
}

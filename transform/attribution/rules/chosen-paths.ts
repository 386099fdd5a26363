import type { PathTable } from '../paths/path-table.ts';
import { type ChannelParts, partStarts } from '../paths/share-credit.ts';
import type { OneTouch } from './rule-model.ts';

/** Every path under the channel of the touch that a rule gives everything to. */
export function chosenPaths(
  table: PathTable,
  basis: OneTouch,
  kinds: { readonly direct: ReadonlySet<string>; readonly paid: ReadonlySet<string> },
): ChannelParts {
  const chosen = chosenChannels(table, basis, kinds);
  const starts = partStarts(chosen, table.channels.length);
  const next = starts.slice();
  const paths = new Uint32Array(chosen.length);
  for (let path = 0; path < chosen.length; path++) paths[next[chosen[path]!]!++] = path;
  return { starts, paths };
}

function chosenChannels(
  { channels, starts, touches }: PathTable,
  { end, among }: OneTouch,
  { direct, paid }: { readonly direct: ReadonlySet<string>; readonly paid: ReadonlySet<string> },
): Uint32Array {
  const counts = (name: string): boolean => {
    if (among === 'paid') return paid.has(name);
    return among === 'all' || !direct.has(name);
  };
  const isWanted = Uint8Array.from(channels, (name) => (counts(name) ? 1 : 0));
  const isForward = end === 'first';
  const chosen = new Uint32Array(starts.length - 1);
  for (let path = 0; path < chosen.length; path++) {
    const first = starts[path]!;
    const last = starts[path + 1]! - 1;
    let at = isForward ? first : last;
    chosen[path] = touches[at]!;
    for (; at >= first && at <= last; at += isForward ? 1 : -1) {
      if (isWanted[touches[at]!] === 0) continue;
      chosen[path] = touches[at]!;
      break;
    }
  }
  return chosen;
}

import type { PathTable } from '../paths/path-table.ts';
import type { OneTouch } from './rule-model.ts';

/** Of each path the channel of the touch that a rule gives everything to. */
export function chosenChannels(
  { channels, starts, touches }: PathTable,
  { end, among }: OneTouch,
  { direct, paid }: { readonly direct: ReadonlySet<string>; readonly paid: ReadonlySet<string> },
): Uint32Array {
  const counts = (name: string): boolean => {
    if (among === 'paid') return paid.has(name);
    return among === 'all' || !direct.has(name);
  };
  const isWanted = Uint8Array.from(channels, (name) => (counts(name) ? 1 : 0));
  const step = end === 'first' ? 1 : -1;
  const chosen = new Uint32Array(starts.length - 1);
  for (let path = 0; path < chosen.length; path++) {
    const first = starts[path]!;
    const last = starts[path + 1]! - 1;
    const outermost = step === 1 ? first : last;
    let at = outermost;
    while (at >= first && at <= last && isWanted[touches[at]!] === 0) at += step;
    chosen[path] = touches[at >= first && at <= last ? at : outermost]!;
  }
  return chosen;
}

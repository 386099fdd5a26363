import type { Prepare } from './credit.ts';
import type { PathTable, Weights } from './paths/path-table.ts';
import { type ChannelParts, partStarts, shareCredit } from './paths/share-credit.ts';
import { shortenedPaths } from './paths/shortened-paths.ts';

/**
 * How the shares of a path stand. Most paths are not among the others when one of their touches is left out,
 * whichever: every touch then gains all of P(p), so that the shares are equal whatever P is and are not found
 * again for each fit.
 */
const COMPARED = 0;
const EVEN = 1;
/** Given to the last touch by the fit before. */
const NO_LONGER_EVEN = 2;

/**
 * What each touch of a path adds, by comparison with the same path without it. This is the model that Google's
 * fractribution calls shapley; it is no Shapley value.
 *
 * P(p) is the share of journeys with exactly the path p that converted, 0 where no journey had it (the empty
 * path too). A touch gets max(P(p) - P(p without it), 0), made to add up to 1 over the path; where all are
 * 0 the last touch takes everything, and a single touch always does. The value of a path is divided
 * as its conversions are. Without journeys that did not convert every P is 1 or 0, and only touches without
 * which the path is unknown get anything.
 */
// biome-ignore lint/complexity/noBannedTypes: the model has no options.
export const leaveOneOut: Prepare<{}> = (table) => {
  const { starts, touches } = table;
  const paths = starts.length - 1;
  const shortened = shortenedPaths(table);
  const standings = pathStandings(starts, shortened);
  // A path that is not known has a rate too, 0: it stands behind those of the others.
  for (let at = 0; at < shortened.length; at++) if (shortened[at]! < 0) shortened[at] = paths;
  const rates = new Float64Array(paths + 1);
  const gains = new Float64Array(longestPath(starts));
  const parts = touchParts(table);
  const shares = new Float64Array(touches.length);

  const giveToAll = (path: number): void => {
    const share = 1 / (starts[path + 1]! - starts[path]!);
    for (let at = starts[path]!; at < starts[path + 1]!; at++) shares[parts.ofTouch[at]!] = share;
  };
  const giveToLast = (path: number): void => {
    const last = starts[path + 1]! - 1;
    for (let at = starts[path]!; at < last; at++) shares[parts.ofTouch[at]!] = 0;
    shares[parts.ofTouch[last]!] = 1;
  };
  const giveByGain = (path: number): void => {
    const start = starts[path]!;
    const length = starts[path + 1]! - start;
    const rate = rates[path]!;
    let total = 0;
    for (let i = 0; i < length; i++) {
      const gain = Math.max(rate - rates[shortened[start + i]!]!, 0);
      gains[i] = gain;
      total += gain;
    }
    if (total === 0) giveToLast(path);
    else for (let i = 0; i < length; i++) shares[parts.ofTouch[start + i]!] = gains[i]! / total;
  };
  for (let path = 0; path < paths; path++) if (standings[path] === EVEN) giveToAll(path);

  return (weights) => {
    conversionRates(weights, rates);
    for (let path = 0; path < paths; path++) {
      const standing = standings[path];
      if (rates[path] === 0) {
        // Mostly there is nothing to share; else there is money without a conversion.
        if (weights.conversions[path] === 0 && weights.value[path] === 0) continue;
        giveToLast(path);
        if (standing === EVEN) standings[path] = NO_LONGER_EVEN;
      } else if (standing === COMPARED) {
        giveByGain(path);
      } else if (standing === NO_LONGER_EVEN) {
        giveToAll(path);
        standings[path] = EVEN;
      }
    }
    return shareCredit(parts, shares, weights);
  };
};

function pathStandings(starts: Uint32Array, shortened: Int32Array): Uint8Array {
  const standings = new Uint8Array(starts.length - 1).fill(EVEN);
  for (let path = 0; path < standings.length; path++) {
    for (let at = starts[path]!; at < starts[path + 1]!; at++) {
      if (shortened[at]! >= 0) standings[path] = COMPARED;
    }
  }
  return standings;
}

function longestPath(starts: Uint32Array): number {
  let longest = 0;
  for (let path = 0; path + 1 < starts.length; path++) {
    const length = starts[path + 1]! - starts[path]!;
    if (length > longest) longest = length;
  }
  return longest;
}

/** Every touch is a part of its own; also where it stands among them. */
function touchParts({
  channels,
  starts: pathStarts,
  touches,
}: PathTable): ChannelParts & { readonly ofTouch: Uint32Array } {
  const starts = partStarts(touches, channels.length);
  const next = starts.slice();
  const paths = new Uint32Array(touches.length);
  const ofTouch = new Uint32Array(touches.length);
  for (let path = 0; path + 1 < pathStarts.length; path++) {
    const end = pathStarts[path + 1]!;
    for (let at = pathStarts[path]!; at < end; at++) {
      const part = next[touches[at]!]!++;
      paths[part] = path;
      ofTouch[at] = part;
    }
  }
  return { starts, paths, ofTouch };
}

function conversionRates({ conversions, nulls }: Weights, rates: Float64Array): void {
  for (let path = 0; path < conversions.length; path++) {
    const journeys = conversions[path]! + nulls[path]!;
    rates[path] = journeys > 0 ? conversions[path]! / journeys : 0;
  }
}

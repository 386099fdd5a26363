/** Sequences of indices laid end to end: sequence `i` stands at `starts[i]` up to `starts[i + 1]`. */
export interface Sequences {
  readonly starts: Uint32Array;
  readonly touches: Uint32Array;
}

/**
 * Sequences in order, equal ones together: those of the distinct sequence `i` stand at `starts[i]` up to
 * `starts[i + 1]` of `members`.
 */
export interface PathOrder {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Orders sequences touch by touch, the shorter first, and finds the equal ones. Touch after touch it divides
 * groups of sequences that begin alike, by counting and without comparing two of them; a sequence that no
 * other begins like is in its place. Takes time linear in the number of touches.
 *
 * Each loop over sequences is a function of its own: a file is ordered once, and a small function is compiled
 * while it runs, where a large one would be given up again at its next loop.
 * @param width every touch is below it.
 */
export function pathOrder(sequences: Sequences, width: number): PathOrder {
  const count = sequences.starts.length - 1;
  const state: Ordering = {
    members: upTo(count),
    groups: new Uint32Array(count),
    keys: new Uint32Array(count),
    open: upTo(count),
    next: new Uint32Array(count),
  };
  const byKey = new Uint32Array(count);
  const ends = new Uint32Array(width + 2);
  for (let level = 0, left = count; left > 0; level++) {
    readKeys(sequences, level, state, left, ends);
    for (let key = 0; key <= width; key++) ends[key + 1]! += ends[key]!;
    sortByKey(state, left, ends, byKey);
    placeInGroups(state, left, byKey);
    left = divideGroups(state, left);
  }
  return { starts: groupStarts(state.members, state.groups), members: state.members };
}

interface Ordering {
  /** Sequences in the order found so far. */
  readonly members: Uint32Array;
  /** Of each sequence its group, named after the place of its first member. */
  readonly groups: Uint32Array;
  /** Of each sequence the touch at this level, + 1; 0 where it has ended. */
  readonly keys: Uint32Array;
  /** Places of the groups that may still divide, in order. */
  readonly open: Uint32Array;
  /** Of each group the place for its next member. */
  readonly next: Uint32Array;
}

/** Also counts how often each key occurs. */
function readKeys(
  { starts, touches }: Sequences,
  level: number,
  { members, groups, keys, open, next }: Ordering,
  left: number,
  ends: Uint32Array,
): void {
  ends.fill(0);
  for (let i = 0; i < left; i++) {
    const member = members[open[i]!]!;
    const at = starts[member]! + level;
    const key = at < starts[member + 1]! ? touches[at]! + 1 : 0;
    keys[member] = key;
    ends[key + 1]!++;
    next[groups[member]!] = groups[member]!;
  }
}

function sortByKey(
  { members, keys, open }: Ordering,
  left: number,
  ends: Uint32Array,
  byKey: Uint32Array,
): void {
  for (let i = 0; i < left; i++) {
    const member = members[open[i]!]!;
    byKey[ends[keys[member]!]!++] = member;
  }
}

function placeInGroups(
  { members, groups, next }: Ordering,
  left: number,
  byKey: Uint32Array,
): void {
  for (let i = 0; i < left; i++) {
    const member = byKey[i]!;
    members[next[groups[member]!]!++] = member;
  }
}

/** Makes groups of what has the same key; returns how many places are still open. */
function divideGroups({ members, groups, keys, open }: Ordering, left: number): number {
  let stillOpen = 0;
  for (let i = 0; i < left; ) {
    const place = open[i]!;
    const group = groups[members[place]!]!;
    const key = keys[members[place]!]!;
    let after = i;
    for (; after < left; after++) {
      const member = members[open[after]!]!;
      if (groups[member] !== group || keys[member] !== key) break;
      groups[member] = place;
    }
    if (key !== 0 && after - i > 1) {
      for (let j = i; j < after; j++) open[stillOpen++] = open[j]!;
    }
    i = after;
  }
  return stillOpen;
}

function groupStarts(members: Uint32Array, groups: Uint32Array): Uint32Array {
  const starts = new Uint32Array(members.length + 1);
  let count = 0;
  for (let place = 0; place < members.length; place++) {
    if (groups[members[place]!] === place) starts[count++] = place;
  }
  starts[count] = members.length;
  return starts.slice(0, count + 1);
}

function upTo(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = i;
  return numbers;
}

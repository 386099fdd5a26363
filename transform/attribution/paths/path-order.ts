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
 * @param width every touch is below it.
 */
export function pathOrder({ starts, touches }: Sequences, width: number): PathOrder {
  const count = starts.length - 1;
  const members = upTo(count);
  // A group is named after the place of its first member.
  const groups = new Uint32Array(count);
  const next = new Uint32Array(count);
  const keys = new Uint32Array(count);
  const byKey = new Uint32Array(count);
  const ends = new Uint32Array(width + 2);
  // Places of the groups that may still divide, in order.
  const open = upTo(count);
  let left = count;

  for (let level = 0; left > 0; level++) {
    ends.fill(0);
    for (let i = 0; i < left; i++) {
      const member = members[open[i]!]!;
      const at = starts[member]! + level;
      const key = at < starts[member + 1]! ? touches[at]! + 1 : 0;
      keys[member] = key;
      ends[key + 1]!++;
      next[groups[member]!] = groups[member]!;
    }
    for (let key = 0; key <= width; key++) ends[key + 1]! += ends[key]!;
    for (let i = 0; i < left; i++) {
      const member = members[open[i]!]!;
      byKey[ends[keys[member]!]!++] = member;
    }
    for (let i = 0; i < left; i++) members[next[groups[byKey[i]!]!]!++] = byKey[i]!;

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
    left = stillOpen;
  }
  return { starts: groupStarts(members, groups), members };
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

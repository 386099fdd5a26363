/** A path as the report `paths` gives it, as far as the drawing needs it. */
export interface FlowPath {
  path: readonly string[];
  conversions: number;
  nulls: number;
}

export type FlowEnd = 'end' | 'start';

export interface FlowNode {
  id: string;
  /** Column, from the left. */
  depth: number;
  /** A channel, or what stands in its place. */
  kind: 'channel' | 'rest' | 'converted' | 'lost';
  /** Empty but for channels. */
  channel: string;
  journeys: number;
}

export interface FlowLink {
  source: string;
  target: string;
  journeys: number;
  /** Pattern of the paths that go through, null where channels were put together. */
  match: string | null;
}

export interface Flow {
  nodes: FlowNode[];
  links: FlowLink[];
  /** Journeys that are drawn. */
  journeys: number;
  /** Columns of channels; the outcome stands in the next one. */
  steps: number;
}

export const FLOW_STEPS = 5;
/** Channels that are told apart; the rest flow together. */
export const FLOW_CHANNELS = 8;

/**
 * Who hands over to whom: the last (or first) five touches of each path as columns, the outcome as the
 * last column. Counted from the end, a shorter path begins in a later column; counted from the start,
 * it goes to its outcome from its own last touch, a longer one from its fifth.
 */
export function flowOf(
  paths: readonly FlowPath[],
  from: FlowEnd,
  most = { steps: FLOW_STEPS, channels: FLOW_CHANNELS },
): Flow {
  const drawn = paths.filter(
    ({ path, conversions, nulls }) => path.length > 0 && conversions + nulls > 0,
  );
  const steps = Math.min(most.steps, Math.max(0, ...drawn.map(({ path }) => path.length)));
  const known = frequentChannels(drawn, from, steps, most.channels);
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  const visit = (node: Omit<FlowNode, 'journeys'>, journeys: number) => {
    const found = nodes.get(node.id) ?? { ...node, journeys: 0 };
    found.journeys += journeys;
    nodes.set(node.id, found);
  };
  const join = (source: string, target: string, journeys: number, match: string | null) => {
    const id = `${source}\n${target}`;
    const found = links.get(id) ?? { source, target, journeys: 0, match };
    found.journeys += journeys;
    links.set(id, found);
  };

  let journeys = 0;
  for (const { path, conversions, nulls } of drawn) {
    const all = conversions + nulls;
    journeys += all;
    const kept = cut(path, from, steps);
    const first = from === 'end' ? steps - kept.length : 0;
    const places = kept.map((channel, index) => {
      const depth = first + index;
      const named = known.has(channel);
      const node = {
        id: named ? `${depth}:${channel}` : `${depth}`,
        depth,
        kind: named ? ('channel' as const) : ('rest' as const),
        channel: named ? channel : '',
      };
      visit(node, all);
      return node;
    });
    for (const [index, node] of places.entries()) {
      const next = places[index + 1];
      if (next) join(node.id, next.id, all, handover(node, next, from, steps));
    }
    const last = places.at(-1);
    if (!last) continue;
    for (const [kind, count] of [
      ['converted', conversions],
      ['lost', nulls],
    ] as const) {
      if (count === 0) continue;
      visit({ id: kind, depth: steps, kind, channel: '' }, count);
      join(last.id, kind, count, toOutcome(last, from, steps));
    }
  }
  return {
    nodes: [...nodes.values()].sort((a, b) => a.depth - b.depth || b.journeys - a.journeys),
    links: [...links.values()].sort((a, b) => b.journeys - a.journeys),
    journeys,
    steps,
  };
}

function cut(path: readonly string[], from: FlowEnd, steps: number): readonly string[] {
  return from === 'end' ? path.slice(-steps) : path.slice(0, steps);
}

function frequentChannels(
  paths: readonly FlowPath[],
  from: FlowEnd,
  steps: number,
  most: number,
): ReadonlySet<string> {
  const weights = new Map<string, number>();
  for (const { path, conversions, nulls } of paths) {
    for (const channel of new Set(cut(path, from, steps))) {
      weights.set(channel, (weights.get(channel) ?? 0) + conversions + nulls);
    }
  }
  const byWeight = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(byWeight.slice(0, most).map(([channel]) => channel));
}

type Place = Omit<FlowNode, 'journeys'>;

/** A step that holds any channel, and any number of steps. */
const ANY = '*';
const ANY_STEPS = '…';

function handover(a: Place, b: Place, from: FlowEnd, steps: number): string | null {
  if (a.kind !== 'channel' || b.kind !== 'channel') return null;
  return from === 'end'
    ? [ANY_STEPS, a.channel, b.channel, ...Array<string>(steps - 1 - b.depth).fill(ANY)].join(' > ')
    : [...Array<string>(a.depth).fill(ANY), a.channel, b.channel, ANY_STEPS].join(' > ');
}

function toOutcome(last: Place, from: FlowEnd, steps: number): string | null {
  if (last.kind !== 'channel') return null;
  if (from === 'end') return `${ANY_STEPS} > ${last.channel}`;
  const pattern = [...Array<string>(last.depth).fill(ANY), last.channel];
  // What stands in the last column may go on beyond it.
  return [...pattern, ...(last.depth === steps - 1 ? [ANY_STEPS] : [])].join(' > ');
}

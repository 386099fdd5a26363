import type { Level } from '../../../contract/terms.ts';
import type { Amount } from '../../../metrics/measures.ts';
import { hasResults, type Tally } from './tally.ts';

/**
 * How cost and results of a row fail to meet. Cost data knows ad groups and keywords that the tags of visits do
 * not name, or names them otherwise:
 *
 * - `results`: the row has cost, and its results may stand in other rows of the same parent;
 * - `cost`: the row has paid results, and its cost stands in other rows of the same parent;
 * - `loss`: the row has both, but with the results that name no row here it may be no loss;
 * - `both`: the row is made of several, of which some lack results and some cost.
 */
export interface Meeting {
  readonly lacks: 'results' | 'cost' | 'loss' | 'both';
  /** The level at which cost and results still meet. */
  readonly at: Level;
}

interface Row {
  readonly key: string;
  readonly kind: 'channel' | 'unattributed';
  readonly path: readonly string[];
  readonly tally: Readonly<Tally>;
  readonly cost: Amount;
  /** Has results that a cost may belong to. */
  readonly scoped: boolean;
}

interface Node {
  readonly name: string;
  /** Undefined for a leaf: most nodes are leaves. */
  children?: Map<string, Node>;
  hasCost: boolean;
  hasResults: boolean;
  isScoped: boolean;
  /** Of a node without a name: what may be of any beside it. */
  revenue: bigint;
  margin: bigint;
  isUnknown: boolean;
}

/**
 * What does not meet, by the key of the row.
 * @param levels from the channel down, as in the paths of rows.
 * @param missing keys of rows with a source that was paid for and has no cost at any level.
 */
export function meetings(
  rows: readonly Row[],
  levels: readonly Level[],
  missing: ReadonlySet<string>,
): ReadonlyMap<string, Meeting> {
  const found = new Map<string, Meeting>();
  // Cost and results always meet at the level of the channel: it is where traffic stands.
  if (levels.length < 2) return found;
  const root = newNode('');
  const ordinary = rows.filter(({ kind }) => kind === 'channel');
  const ways = ordinary.map((row) => way(root, row.path));
  for (const [at, row] of ordinary.entries()) for (const node of ways[at]!) count(node, row);
  for (const [at, row] of ordinary.entries()) {
    const meeting = meetingOf(row, ways[at]!, levels, missing.has(row.key));
    if (meeting) found.set(row.key, meeting);
  }
  return found;
}

function meetingOf(
  row: Row,
  nodes: readonly Node[],
  levels: readonly Level[],
  isMissing: boolean,
): Meeting | null {
  const leaf = nodes.at(-1)!;
  if (leaf.hasCost && !leaf.hasResults) {
    const depth = nodes.findIndex(({ hasCost, hasResults }) => hasCost && !hasResults);
    const elsewhere = hasSibling(nodes, depth, ({ isScoped, hasCost }) => isScoped && !hasCost);
    if (elsewhere) return { lacks: 'results', at: levels[depth - 1]! };
    // A cost that names no campaign may be of any that has results.
    const unnamed = nodes.findIndex(
      ({ name }, at) =>
        at > 0 &&
        levels[at] !== 'source' &&
        name === '' &&
        hasSibling(nodes, at, ({ isScoped }) => isScoped),
    );
    if (unnamed > 0) return { lacks: 'results', at: levels[unnamed - 1]! };
    const [unsaid] = nameless(nodes, levels).filter(({ node }) => node.isScoped);
    return unsaid ? { lacks: 'results', at: levels[unsaid.depth - 1]! } : null;
  }
  if (leaf.isScoped && !leaf.hasCost) {
    const depth = nodes.findIndex(({ hasCost }) => !hasCost);
    if (depth < 1 || isMissing) return null;
    const elsewhere =
      nodes[depth]!.name === '' ||
      hasSibling(nodes, depth, ({ hasCost, hasResults }) => hasCost && !hasResults);
    if (elsewhere) return { lacks: 'cost', at: levels[depth - 1]! };
    const [unsaid] = nameless(nodes, levels).filter(({ node }) => node.hasCost);
    return unsaid ? { lacks: 'cost', at: levels[unsaid.depth - 1]! } : null;
  }
  return leaf.hasCost && leaf.hasResults ? uncertainLoss(row, nodes, levels) : null;
}

/** A loss is certain only if it stays one with every result that names no row beside this one. */
function uncertainLoss(
  { tally, cost }: Row,
  nodes: readonly Node[],
  levels: readonly Level[],
): Meeting | null {
  if (typeof cost !== 'bigint') return null;
  const unsaid = nameless(nodes, levels).filter(({ node }) => node.isScoped);
  if (unsaid.length === 0) return null;
  const isUnknown = unsaid.some(({ node }) => node.isUnknown);
  const mayBeNone = (own: bigint, of: 'revenue' | 'margin') => {
    const more = unsaid.reduce((sum, { node }) => sum + node[of], 0n);
    return own < cost && (isUnknown || own + more >= cost);
  };
  if (!mayBeNone(tally.revenue, 'revenue') && !mayBeNone(tally.margin, 'margin')) return null;
  return { lacks: 'loss', at: levels[unsaid[0]!.depth - 1]! };
}

/** Beside the row or one of its parents: what names no campaign, ad group or keyword, and so may be of this row. */
function nameless(nodes: readonly Node[], levels: readonly Level[]) {
  return nodes.flatMap(({ name }, depth) => {
    const unnamed = nodes[depth - 1]?.children?.get('');
    return unnamed && levels[depth] !== 'source' && name !== '' ? [{ node: unnamed, depth }] : [];
  });
}

/** Whether a node beside one of these passes. Parents have hundreds of children: they are not copied. */
function hasSibling(
  nodes: readonly Node[],
  depth: number,
  passes: (node: Node) => boolean,
): boolean {
  for (const node of nodes[depth - 1]?.children?.values() ?? [])
    if (node !== nodes[depth] && passes(node)) return true;
  return false;
}

/** Nodes from the first level to the row's own, made where there are none yet. */
function way(root: Node, path: readonly string[]): readonly Node[] {
  let node = root;
  return path.map((name) => {
    node.children ??= new Map();
    let child = node.children.get(name);
    if (!child) {
      child = newNode(name);
      node.children.set(name, child);
    }
    node = child;
    return child;
  });
}

function newNode(name: string): Node {
  return {
    name,
    hasCost: false,
    hasResults: false,
    isScoped: false,
    revenue: 0n,
    margin: 0n,
    isUnknown: false,
  };
}

function count(node: Node, { tally, scoped }: Row): void {
  node.hasCost ||= tally.cost_rows > 0n;
  node.hasResults ||= hasResults(tally);
  node.isScoped ||= scoped;
  if (node.name !== '') return;
  node.revenue += tally.revenue;
  node.margin += tally.margin;
  node.isUnknown ||= tally.revenue_unknown > 0n || tally.margin_unknown > 0n;
}

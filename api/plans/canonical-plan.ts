import { sha256 } from '@throughline/ingest/contract/ids';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import { lineKey, type Plan } from '../contract/plans.ts';

/** A plan in the one order of its lines: the order in a sheet is no content. */
export function inOrder(plan: Plan): Plan {
  const keyed = plan.lines.map((line) => ({ line, key: lineKey(line) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { ...plan, lines: keyed.map(({ line }) => line) };
}

/** SHA-256 of the canonical JSON: equal content has equal fingerprints, however it was written. */
export function fingerprintOf(plan: Plan): string {
  return sha256(canonicalJson(inOrder(plan)));
}
